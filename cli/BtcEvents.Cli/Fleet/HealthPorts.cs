using System.Net;
using System.Net.Sockets;

namespace BtcEvents.Cli.Fleet;

/// <summary>
/// Ports for health pages: the lowest free ones, below the range from which the kernel lends ports to anyone.
/// </summary>
internal static class HealthPorts
{
    private const int First = 18080;
    private const int Last = 31999;

    /// <summary>A free port that is not among <paramref name="taken"/>.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static int Next(IReadOnlySet<int> taken)
    {
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
