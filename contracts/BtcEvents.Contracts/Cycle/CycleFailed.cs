namespace BtcEvents.Contracts;

/// <summary>
/// A stage failed for good, or its deadline passed too often. Published by the saga; the alert bridge reacts.
/// <see cref="RetryCycle"/> goes on from the last good fact.
/// </summary>
public sealed record CycleFailed : CycleFact
{
    /// <summary>The stage that did not end well.</summary>
    public required Stage Stage { get; init; }

    /// <summary>One sentence for a person: what failed and what to do.</summary>
    public required string Reason { get; init; }
}
