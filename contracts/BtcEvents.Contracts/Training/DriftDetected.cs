namespace BtcEvents.Contracts;

/// <summary>
/// A feature's recent distribution left that of the training window. Published by the trainer; the alert bridge reacts.
/// </summary>
public sealed record DriftDetected : CycleFact
{
    /// <summary>The features, strongest first.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>One sentence with the figures.</summary>
    public required string Reason { get; init; }
}
