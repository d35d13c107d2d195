namespace BtcEvents.Contracts;

/// <summary>
/// The forecast of the month's change. Published by the predictor after it is stored; the saga reacts, and whoever
/// wants the number.
/// </summary>
public sealed record ForecastMade : CycleFact
{
    /// <summary>Identity of the forecast, for <c>explain</c>.</summary>
    public required string ForecastId { get; init; }

    /// <summary>Change of the monthly mean close against the month before, percent.</summary>
    public required double ChangePercent { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>Nominal coverage of the interval, for example 0.8.</summary>
    public required double Coverage { get; init; }

    /// <summary>Mean close of the month before, in the symbol's quote currency: what the change applies to.</summary>
    public required double BaseMeanClose { get; init; }

    /// <summary>Artefact reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The model's algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Artefact reference of the feature set.</summary>
    public required string FeatureSet { get; init; }

    /// <summary>Artefact reference of the feature table.</summary>
    public required string Table { get; init; }

    /// <summary>Digest of the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>
    /// What of the change had happened when the month began: the last close before it against the mean of the month
    /// before, percent, which is the forecast of a random walk (Working 1960). The rest is what the model expects. Null
    /// in facts from before it was noted, and where it is not known.
    /// </summary>
    public double? AlreadyHappenedPercent { get; init; }

    /// <summary>How likely other changes are; null in facts from before it was noted.</summary>
    public ForecastDistribution? Distribution { get; init; }

    /// <summary>Why a person should look before it is used, one sentence each; none where all is well.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>True where the figures were made by the project's own generator.</summary>
    public bool Simulated { get; init; }
}
