namespace BtcEvents.Contracts;

/// <summary>Asks the saga to end a running or failed cycle. Facts that arrive afterwards are ignored.</summary>
public sealed record CancelCycle
{
    /// <summary>The cycle to end.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>Why, for the journal.</summary>
    public string? Reason { get; init; }
}
