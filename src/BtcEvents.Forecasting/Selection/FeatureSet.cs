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

    /// <summary>Kept features: the anchor, the core ones, the others, each group in order of strength.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>
    /// How many of <see cref="Features"/>, from the first, are the anchor and the core: few and strong. Models without
    /// strong penalties use these alone; averages of sparse and dense models use both groups (Giannone, Lenza &amp;
    /// Primiceri 2021, on the illusion of sparsity).
    /// </summary>
    public required int Core { get; init; }

    /// <summary>The anchor and the core features.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> CoreFeatures => [.. Features.Take(Core)];

    /// <summary>Every feature that was considered.</summary>
    public required IReadOnlyList<FeatureVerdict> Verdicts { get; init; }

    /// <summary>Age at a later as-of date, in months.</summary>
    public int AgeAt(DateOnly asOf) => Month.Of(asOf).Since(Month.Of(AsOf));
}
