using System.Net.Sockets;

namespace BtcEvents.Failures;

/// <summary>Tells a server that is away, which comes back, from a failure that lies with the work.</summary>
public static class ServerTrouble
{
    /// <summary>
    /// Whether the failure, or one of its causes, is that a server does not answer or broke off. False for a server
    /// that answers with a refusal, for a deadlock or a lost race, and for the web pages that figures are fetched from.
    /// </summary>
    public static bool IsAway(Exception failure) =>
        failure switch
        {
            ServerUnreachableException => true,
            ServerRefusedException => false,
            // A data source; our own servers' failures are translated where they are called.
            HttpRequestException => false,
            SocketException => true,
            AggregateException several => several.InnerExceptions.Any(IsAway),
            _ => failure.InnerException is { } cause && IsAway(cause),
        };
}
