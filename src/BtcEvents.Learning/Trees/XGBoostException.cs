namespace BtcEvents.Learning.Trees;

/// <summary>
/// XGBoost refused a call, or is not there: the message is XGBoost's own sentence or the one that says what to
/// install.
/// </summary>
public sealed class XGBoostException(string message) : Exception(message);
