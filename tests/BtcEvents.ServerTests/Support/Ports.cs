using System.Net;
using System.Net.Sockets;

namespace BtcEvents.ServerTests.Support;

/// <summary>Ports of this machine.</summary>
internal static class Ports
{
    /// <summary>One that nobody listens on now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        return Open(listener);
    }

    /// <summary>Starts a listener and tells its port.</summary>
    public static int Open(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
