namespace BtcEvents.Contracts;

/// <summary>A person ended the cycle. Published by the saga; for whoever watches.</summary>
public sealed record CycleCancelled : CycleFact
{
    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
