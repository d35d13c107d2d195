namespace BtcEvents.Contracts;

/// <summary>
/// A stage's consumer gave up on its message. Published by that consumer's service; the saga retries or fails the
/// cycle, the alert bridge tells people.
/// </summary>
public sealed record StageFailed : CycleFact
{
    /// <summary>The stage that failed.</summary>
    public required Stage Stage { get; init; }

    /// <summary>One sentence that names the series, file, row and rule where there is one.</summary>
    public required string Reason { get; init; }

    /// <summary>False where the same input would fail again (bad data, bad command).</summary>
    public required bool Transient { get; init; }
}
