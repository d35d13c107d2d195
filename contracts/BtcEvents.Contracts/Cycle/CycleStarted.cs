namespace BtcEvents.Contracts;

/// <summary>The saga opened a cycle. Published by the saga; for whoever watches.</summary>
public sealed record CycleStarted : CycleFact
{
    /// <summary>Who asked for it.</summary>
    public string? RequestedBy { get; init; }
}
