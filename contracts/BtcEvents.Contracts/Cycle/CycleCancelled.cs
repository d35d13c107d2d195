namespace BtcEvents.Contracts;

/// <summary>A person ended the cycle. Published by the saga; for whoever watches.</summary>
public sealed record CycleCancelled : ICycleFact
{
    /// <inheritdoc />
    public required CycleContext Cycle { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
