using BtcEvents.Contracts;

namespace BtcEvents.Storage;

/// <summary>One forecast as the market store keeps it.</summary>
public sealed record StoredForecast
{
    /// <summary>Identity: what <c>explain</c> takes.</summary>
    public required string ForecastId { get; init; }

    /// <summary>The cycle that made it.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>What is forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Last day whose data were used.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Change of the monthly mean close, percent.</summary>
    public required double ChangePercent { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>Nominal coverage of the interval.</summary>
    public required double Coverage { get; init; }

    /// <summary>Mean close of the month before, in the symbol's quote currency.</summary>
    public required double BaseMeanClose { get; init; }

    /// <summary>What of the change had happened when the month began, percent; null where it was not noted.</summary>
    public double? AlreadyHappenedPercent { get; init; }

    /// <summary>What was expected beside that, percentage points; null where it was not noted.</summary>
    public double? StillExpectedPercent => ChangePercent - AlreadyHappenedPercent;

    /// <summary>How likely other changes are; null where it was not noted.</summary>
    public ForecastDistribution? Distribution { get; init; }

    /// <summary>Algorithm of the model.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Artefact reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Artefact reference of the feature set.</summary>
    public required string FeatureSet { get; init; }

    /// <summary>Artefact reference of the feature table.</summary>
    public required string Table { get; init; }

    /// <summary>Digest of the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>True where the figures were simulated.</summary>
    public required bool Simulated { get; init; }

    /// <summary>When it was made (UTC); kept to the microsecond.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What really happened, percent; only on read, where the store knows the whole month.</summary>
    public double? Actual { get; init; }

    /// <summary>The forecast as its fact tells it.</summary>
    public static StoredForecast Of(ForecastMade fact) =>
        new()
        {
            ForecastId = fact.ForecastId,
            CycleId = fact.Cycle.CycleId,
            Symbol = fact.Cycle.Symbol,
            Month = fact.Cycle.Month,
            AsOf = fact.Cycle.AsOf,
            ChangePercent = fact.ChangePercent,
            Lower = fact.Lower,
            Upper = fact.Upper,
            Coverage = fact.Coverage,
            BaseMeanClose = fact.BaseMeanClose,
            AlreadyHappenedPercent = fact.AlreadyHappenedPercent,
            Distribution = fact.Distribution,
            Algorithm = fact.Algorithm,
            Model = fact.Model,
            FeatureSet = fact.FeatureSet,
            Table = fact.Table,
            DatasetDigest = fact.DatasetDigest,
            Simulated = fact.Simulated,
            MadeAt = fact.OccurredAt,
        };
}
