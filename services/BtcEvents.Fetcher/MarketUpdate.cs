using BtcEvents.Contracts;

namespace BtcEvents.Fetcher;

/// <summary>What one update of the market store found.</summary>
/// <param name="DatasetDigest">SHA-256 over every value that was public at the as-of date.</param>
/// <param name="Simulated">True for simulated figures.</param>
/// <param name="Series">What each series now holds.</param>
/// <param name="Findings">Sources passed over, and warnings of the data checks.</param>
public sealed record MarketUpdate(
    string DatasetDigest,
    bool Simulated,
    IReadOnlyList<SeriesUpdate> Series,
    IReadOnlyList<DataFinding> Findings
);
