namespace BtcEvents.Failures;

/// <summary>
/// A server answers but does not let this user do it: wrong name or password, or a right that is missing. A person has
/// to act.
/// </summary>
/// <param name="server">Name for people, for example <c>PostgreSQL</c>.</param>
/// <param name="address">Where it is, for example <c>127.0.0.1:5432</c>.</param>
/// <param name="user">Who was refused; never the password.</param>
/// <param name="reason">What the server said, and what to look at; without secrets.</param>
/// <param name="inner">What the client library threw.</param>
public sealed class ServerRefusedException(
    string server,
    string address,
    string user,
    string reason,
    Exception? inner = null
) : ServerException($"{server} at {address} refused user '{user}': {reason}", inner);
