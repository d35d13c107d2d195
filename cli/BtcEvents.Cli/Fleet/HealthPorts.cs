using System.Net;
using System.Net.Sockets;

namespace BtcEvents.Cli.Fleet;

/// <summary>
/// Ports for health pages: the service's own where it is free, else the lowest free one; all below the range from which
/// the kernel lends ports to anyone.
/// </summary>
internal static class HealthPorts
{
    private const int First = 18100; // above the services' own
    private const int Last = 31999;

    /// <summary>A free port that is not among <paramref name="taken"/>.</summary>
    /// <param name="taken">Ports that are lent already, listened to or not.</param>
    /// <param name="wished">The port that is taken first; null for none.</param>
    /// <exception cref="IOException">There is none.</exception>
    public static int Next(IReadOnlySet<int> taken, int? wished)
    {
        if (wished is { } own && !taken.Contains(own) && IsFree(own))
        {
            return own;
        }

        for (var port = First; port <= Last; port++)
        {
            if (!taken.Contains(port) && IsFree(port))
            {
                return port;
            }
        }

        throw new IOException($"no port from {First} to {Last} is free on 127.0.0.1");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
