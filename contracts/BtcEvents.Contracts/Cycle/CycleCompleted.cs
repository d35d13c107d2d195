namespace BtcEvents.Contracts;

/// <summary>
/// The fact of the plan's last stage arrived. Published by the saga, once per cycle; for whoever watches.
/// </summary>
public sealed record CycleCompleted : ICycleFact
{
    /// <inheritdoc />
    public required CycleContext Cycle { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The last stage that ran.</summary>
    public required Stage Through { get; init; }
}
