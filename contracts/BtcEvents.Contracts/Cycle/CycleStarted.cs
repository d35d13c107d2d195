namespace BtcEvents.Contracts;

/// <summary>The saga opened a cycle. Published by the saga; for whoever watches.</summary>
public sealed record CycleStarted : ICycleFact
{
    /// <inheritdoc />
    public required CycleContext Cycle { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public string? RequestedBy { get; init; }
}
