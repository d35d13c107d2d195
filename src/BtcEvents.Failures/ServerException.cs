namespace BtcEvents.Failures;

/// <summary>
/// A server did not do what was asked for a reason that lies with it, not with the data. The sentence never holds a
/// secret.
/// </summary>
public abstract class ServerException(string message, Exception? inner) : Exception(message, inner);
