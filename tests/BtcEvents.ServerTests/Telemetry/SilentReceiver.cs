using System.Net;
using System.Net.Sockets;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>A receiver that accepts every connection and never answers.</summary>
internal sealed class SilentReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly List<Socket> _open = [];
    private readonly Task _accepting;

    public SilentReceiver()
    {
        Address = $"http://127.0.0.1:{Ports.Open(_listener)}";
        _accepting = AcceptAsync();
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _accepting;
        _open.ForEach(socket => socket.Dispose());
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _open.Add(await _listener.AcceptSocketAsync(_over.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
