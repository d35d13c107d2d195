using System.Globalization;
using BtcEvents.Cli.Nowcasts;
using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Intervals;
using BtcEvents.Storage;

namespace BtcEvents.Cli.Json;

/// <summary>A nowcast, for scripts.</summary>
internal sealed record NowcastDocument
{
    /// <summary>What is forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Last day whose close is known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Days of the month that are known.</summary>
    public required int KnownDays { get; init; }

    /// <summary>Days of the month.</summary>
    public required int Days { get; init; }

    /// <summary>Change of the monthly mean close, percent.</summary>
    public required double ChangePercent { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>Coverage that the interval aims at, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Changes, percent, that are not exceeded with the probabilities that are their names.</summary>
    public required IReadOnlyDictionary<string, double> Quantiles { get; init; }

    /// <summary>Probability that the monthly mean rises, 0 to 1.</summary>
    public required double ProbabilityUp { get; init; }

    /// <summary>Mean close that is forecast, in the symbol's quote currency.</summary>
    public required double MeanClose { get; init; }

    /// <summary>The change in which the month ends where the price stays, percent: what has already happened.</summary>
    public required double AnchorPercent { get; init; }

    /// <summary>What is still expected beside it, percentage points.</summary>
    public required double OpenPercent { get; init; }

    /// <summary>Who forecast the month when it began; null where nobody did, or without saying how far it may err, so
    /// that nothing is expected.</summary>
    public required string? Model { get; init; }

    /// <summary>Identity of that forecast; null where there is none.</summary>
    public required string? ForecastId { get; init; }

    /// <summary>True where the figures were simulated.</summary>
    public required bool Simulated { get; init; }

    /// <summary>What the data checks found.</summary>
    public required IReadOnlyList<DataFinding> Findings { get; init; }

    /// <summary>A nowcast.</summary>
    public static NowcastDocument Of(
        string symbol,
        Nowcast nowcast,
        double coverage,
        StoredForecast? start,
        SpotPrices prices
    )
    {
        var (lower, upper) = nowcast.Distribution.Central(coverage);
        return new()
        {
            Symbol = symbol,
            Month = nowcast.Month.ToString(),
            AsOf = nowcast.AsOf,
            KnownDays = nowcast.KnownDays,
            Days = nowcast.Days,
            ChangePercent = nowcast.Distribution.Location,
            Lower = lower,
            Upper = upper,
            Coverage = coverage,
            Quantiles = PredictiveDistribution.Levels.ToDictionary(
                level => level.ToString("0.00", CultureInfo.InvariantCulture),
                nowcast.Distribution.Quantile,
                StringComparer.Ordinal
            ),
            ProbabilityUp = nowcast.Distribution.ProbabilityUp,
            MeanClose = nowcast.BaseMeanClose * (1 + (nowcast.Distribution.Location / 100)),
            AnchorPercent = nowcast.Anchor,
            OpenPercent = nowcast.Open,
            Model = nowcast.HasStart ? start?.Algorithm : null,
            ForecastId = start?.ForecastId,
            Simulated = prices.Simulated,
            Findings = DataFindings.Of(prices.Findings),
        };
    }
}
