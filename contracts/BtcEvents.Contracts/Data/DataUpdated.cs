namespace BtcEvents.Contracts;

/// <summary>
/// The market store holds every series up to the as-of date, and the data checks found nothing that blocks.
/// Published by the fetcher; the preprocessor and the saga react.
/// </summary>
public sealed record DataUpdated : CycleFact
{
    /// <summary>SHA-256 (lower-case hex) over every value the cycle may use.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>True where the figures were made by the project's own generator.</summary>
    public bool Simulated { get; init; }

    /// <summary>What each series now holds.</summary>
    public required IReadOnlyList<SeriesUpdate> Series { get; init; }

    /// <summary>
    /// Sources passed over, and what the data checks found; only warnings, since a blocking finding fails the stage.
    /// </summary>
    public IReadOnlyList<DataFinding> Findings { get; init; } = [];
}
