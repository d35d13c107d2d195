using System.Net.Sockets;
using RabbitMQ.Client;

namespace BtcEvents.Messaging;

/// <summary>
/// A connection to RabbitMQ whose loss is told by reading alone. RabbitMQ.Client writes from one loop, which ends where
/// a write fails and leaves its queue open; whoever sends or acknowledges after that waits for room in the queue for
/// ever, and the connection's end waits for them (rabbitmq-dotnet-client, issue 1930). Here a failed write closes the
/// socket, so that the reader ends the connection, and the loop goes on emptying its queue into nothing. Nothing is
/// lost by it: what is not confirmed is sent again, what is not acknowledged is delivered again.
/// </summary>
/// <remarks>
/// Still needed with 7.2.2. It can go with the first version whose <c>SocketFrameHandler.WriteLoopAsync</c> completes
/// its channel when it ends, as the client's main branch has done since April 2026.
/// </remarks>
internal sealed class PatientTcpClient(Socket socket, TimeSpan longestWrite) : TcpClientAdapter(socket)
{
    // A server that takes nothing for so long is as good as gone; the heartbeat says so only after twice that.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(30);

    private Stream? _stream;

    /// <summary>
    /// For <see cref="ConnectionFactoryBase.SocketFactory"/>: a socket as the client makes it by itself.
    /// </summary>
    public static ITcpClient Create(AddressFamily family) =>
        new PatientTcpClient(new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }, LongestWrite);

    /// <inheritdoc />
    public override NetworkStream GetStream() => (NetworkStream)(_stream ??= new Outlet(Client, longestWrite));

    private sealed class Outlet(Socket socket, TimeSpan longestWrite) : NetworkStream(socket)
    {
        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                var write = base.WriteAsync(buffer, cancellationToken);
                if (!write.IsCompletedSuccessfully)
                {
                    await write.AsTask().WaitAsync(longestWrite, cancellationToken);
                }
            }
            catch (Exception lost) when (lost is IOException or TimeoutException or ObjectDisposedException)
            {
                Socket.Dispose(); // ends the read that waits on it, and with it the connection
            }
        }
    }
}
