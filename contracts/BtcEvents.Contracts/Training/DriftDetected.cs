namespace BtcEvents.Contracts;

/// <summary>
/// A feature's recent distribution left that of the training window. Published by the trainer; the alert bridge reacts.
/// </summary>
public sealed record DriftDetected : ICycleFact
{
    /// <inheritdoc />
    public required CycleContext Cycle { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The features, strongest first.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>One sentence with the figures.</summary>
    public required string Reason { get; init; }
}
