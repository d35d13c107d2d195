using System.Net;
using System.Net.Sockets;
using BtcEvents.BusTests.Support;
using BtcEvents.Messaging;

namespace BtcEvents.BusTests.Messaging;

/// <summary>A connection that breaks or hangs ends the read, and never a write.</summary>
public sealed class PatientTcpClientTests : IDisposable
{
    private static readonly byte[] Frame = new byte[64 * 1024];
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);

    public PatientTcpClientTests() => _server.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_arrives_and_can_be_answered()
    {
        var (client, peer) = await ConnectAsync(TimeSpan.FromMinutes(1));
        using var both = new Both(client, peer);

        await client.GetStream().WriteAsync(new byte[] { 1, 2, 3 }, Cancellation);
        var arrived = new byte[3];
        await new NetworkStream(peer).ReadExactlyAsync(arrived, Cancellation);
        await peer.SendAsync(arrived, Cancellation);
        var back = new byte[3];
        await client.GetStream().ReadExactlyAsync(back, Cancellation);

        Assert.Equal([1, 2, 3], back);
    }

    [Fact]
    public async Task After_the_peer_is_gone_writes_go_nowhere_and_the_read_ends()
    {
        var (client, peer) = await ConnectAsync(TimeSpan.FromMinutes(1));
        using var both = new Both(client, peer);
        peer.LingerState = new LingerOption(true, 0); // a reset, as from a process that was killed
        peer.Close();

        for (var i = 0; i < 300; i++)
        {
            await client.GetStream().WriteAsync(Frame, Cancellation);
        }

        await AssertReadEndsAsync(client);
    }

    [Fact]
    public async Task A_peer_that_takes_nothing_ends_the_connection_after_the_longest_write()
    {
        var (client, peer) = await ConnectAsync(TimeSpan.FromMilliseconds(200));
        using var both = new Both(client, peer);
        var reading = AssertReadEndsAsync(client);

        while (!reading.IsCompleted) // the buffers of both sides fill, then a write waits
        {
            await client.GetStream().WriteAsync(Frame, Cancellation);
        }

        await reading;
    }

    public void Dispose() => _server.Dispose();

    private static async Task AssertReadEndsAsync(PatientTcpClient client)
    {
        var read = client.GetStream().ReadExactlyAsync(new byte[1], Cancellation).AsTask();
        var end = await Record.ExceptionAsync(() => read.WaitAsync(Tape.Patience, Cancellation));
        Assert.True(
            end is IOException or ObjectDisposedException,
            $"the read ended with {end?.GetType().Name ?? "a byte"}"
        );
    }

    private async Task<(PatientTcpClient Client, Socket Peer)> ConnectAsync(TimeSpan longestWrite)
    {
        var client = new PatientTcpClient(
            new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp),
            longestWrite
        );
        var connecting = client.ConnectAsync(
            IPAddress.Loopback,
            ((IPEndPoint)_server.LocalEndpoint).Port,
            Cancellation
        );
        var peer = await _server.AcceptSocketAsync(Cancellation);
        await connecting;
        return (client, peer);
    }

    private sealed class Both(PatientTcpClient client, Socket peer) : IDisposable
    {
        public void Dispose()
        {
            client.Dispose();
            peer.Dispose();
        }
    }
}
