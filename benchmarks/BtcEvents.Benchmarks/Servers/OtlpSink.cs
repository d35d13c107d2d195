using System.Net;
using System.Net.Sockets;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>An OTLP receiver that takes everything and keeps nothing.</summary>
internal sealed class OtlpSink : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _loop;
    private long _bytes;

    private OtlpSink(string address)
    {
        Address = address;
        _listener.Prefixes.Add(address);
        _listener.Start();
        _loop = TakeAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>What it has taken.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public static OtlpSink Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _listener.Close();
    }

    private async Task TakeAsync()
    {
        var buffer = new byte[64 * 1024];
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            int read;
            while ((read = await context.Request.InputStream.ReadAsync(buffer)) > 0)
            {
                Interlocked.Add(ref _bytes, read);
            }

            context.Response.Close();
        }
    }
}
