namespace BtcEvents.Learning.Evaluation;

/// <summary>The measures of <see cref="ForecastMetrics"/> over one set of months.</summary>
public sealed record ForecastScores
{
    /// <summary>Number of months.</summary>
    public required int Count { get; init; }

    /// <summary>Root mean squared error, percentage points.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error, percentage points.</summary>
    public required double Mae { get; init; }

    /// <summary>R2; null where all outcomes are the same.</summary>
    public required double? R2 { get; init; }

    /// <summary>Symmetric mean absolute percentage error, 0 to 200 %.</summary>
    public required double Smape { get; init; }

    /// <summary>Share of months with the right direction, 0 to 1; null where there is no direction.</summary>
    public required double? DirectionalAccuracy { get; init; }

    /// <summary>Scores <paramref name="predicted"/> against <paramref name="actual"/>.</summary>
    /// <exception cref="ArgumentException">There is no pair, or the lengths differ.</exception>
    public static ForecastScores Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted) =>
        new()
        {
            Count = actual.Length,
            Rmse = ForecastMetrics.Rmse(actual, predicted),
            Mae = ForecastMetrics.Mae(actual, predicted),
            R2 = ForecastMetrics.R2(actual, predicted),
            Smape = ForecastMetrics.Smape(actual, predicted),
            DirectionalAccuracy = DirectionCount.Of(actual, predicted).Share,
        };
}
