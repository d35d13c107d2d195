namespace BtcEvents.Failures;

/// <summary>
/// Another unit changed the same thing at the same time and was faster. The work can begin anew; it then sees what the
/// other wrote.
/// </summary>
/// <param name="what">What both wanted, for example <c>the saga CycleState 1b4e...</c>.</param>
/// <param name="inner">What the database said.</param>
public sealed class StoreConflictException(string what, Exception? inner = null)
    : Exception($"{what} was changed by another process or message meanwhile", inner);
