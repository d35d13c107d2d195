namespace BtcEvents.Contracts;

/// <summary>
/// Names of the states of a cycle, as they stand in answers, in the store and on the screen: never rename.
/// </summary>
public static class CycleStates
{
    /// <summary>A stage is awaited.</summary>
    public const string Running = "Running";

    /// <summary>The plan's last fact has arrived.</summary>
    public const string Completed = "Completed";

    /// <summary>
    /// A stage failed for good or too often; <see cref="RetryCycle"/> reopens, the missing fact revives.
    /// </summary>
    public const string Failed = "Failed";

    /// <summary>A person ended it.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>The start could not be taken: an answer only, no such cycle is kept.</summary>
    public const string Rejected = "Rejected";
}
