using System.Net;
using System.Text;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Artefacts;

/// <summary>A server that gives every request the same answer in the words of S3; counts them.</summary>
internal sealed class S3Stub : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _answering;
    private int _requests;

    public S3Stub(int status, string code)
    {
        Endpoint = $"http://127.0.0.1:{Ports.Free()}";
        _listener.Prefixes.Add(Endpoint + "/");
        _listener.Start();
        _answering = AnswerAsync(
            status,
            Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>about the key k-123</Message></Error>")
        );
    }

    public string Endpoint { get; }

    public int Requests => _requests;

    public void Dispose()
    {
        _listener.Stop();
        _answering.GetAwaiter().GetResult();
        _listener.Close();
    }

    private async Task AnswerAsync(int status, byte[] body)
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _requests);
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
