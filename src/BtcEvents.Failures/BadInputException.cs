namespace BtcEvents.Failures;

/// <summary>
/// Input that cannot succeed however often it is tried again: the message is one sentence for a person that names
/// the file or series, the row and the rule. Never retried.
/// </summary>
public class BadInputException(string message, Exception? innerException = null) : Exception(message, innerException);
