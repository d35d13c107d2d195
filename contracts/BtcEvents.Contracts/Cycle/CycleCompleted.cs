namespace BtcEvents.Contracts;

/// <summary>
/// The fact of the plan's last stage arrived. Published by the saga, once per cycle; for whoever watches.
/// </summary>
public sealed record CycleCompleted : CycleFact
{
    /// <summary>The last stage that ran.</summary>
    public required Stage Through { get; init; }
}
