namespace BtcEvents.Contracts;

/// <summary>
/// Asks the saga to go on with a cycle that failed or lost its messages: it re-publishes the last good fact.
/// Harmless for a completed or cancelled cycle.
/// </summary>
public sealed record RetryCycle
{
    /// <summary>The cycle to go on with.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>Why, for the journal.</summary>
    public string? Reason { get; init; }
}
