using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>The features that models may use, with the reason for each feature kept or dropped.</summary>
public sealed record FeatureSet
{
    /// <summary>Version of the format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>What is forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>Last day whose data the selection saw.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Digest of the data it saw.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>Kept features in order of strength, the anchor first.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Every feature that was considered.</summary>
    public required IReadOnlyList<FeatureVerdict> Verdicts { get; init; }

    /// <summary>What the selection could not do (a missing library), or null.</summary>
    public string? Limitation { get; init; }

    /// <summary>Age at a later as-of date, in months.</summary>
    public int AgeAt(DateOnly asOf) => Month.Of(asOf).Since(Month.Of(AsOf));
}
