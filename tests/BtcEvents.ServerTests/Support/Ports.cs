using System.Net;
using System.Net.Sockets;

namespace BtcEvents.ServerTests.Support;

/// <summary>Ports of this machine.</summary>
internal static class Ports
{
    private const int First = 10_000;
    private const int Count = 8_000; // up to where services of 'btc up' begin

    // Two runs of the tests at the same time begin at different places.
    private static int _lent = Environment.ProcessId * 37 % Count;

    /// <summary>
    /// One that nobody listens on now, below the range from which the kernel lends ports to anyone who connects: such a
    /// one may be taken before the program that it is meant for has started. None is lent twice soon.
    /// </summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _lent) % Count);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                return Open(listener);
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }

    /// <summary>Starts a listener and tells its port.</summary>
    public static int Open(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
