namespace BtcEvents.Failures;

/// <summary>
/// A server does not answer, or broke off: it is down, restarting, or not there yet. Worth waiting for.
/// </summary>
/// <param name="server">Name for people, for example <c>PostgreSQL</c>.</param>
/// <param name="address">Where it was sought, for example <c>127.0.0.1:5432</c>.</param>
/// <param name="reason">What the network or the server said; without secrets.</param>
/// <param name="inner">What the client library threw.</param>
public sealed class ServerUnreachableException(string server, string address, string reason, Exception? inner = null)
    : ServerException($"{server} at {address} cannot be reached: {reason}", inner);
