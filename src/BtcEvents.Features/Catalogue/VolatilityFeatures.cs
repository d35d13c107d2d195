using System.Collections.Immutable;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Features;

/// <summary>How much the price moved, on the last day of the month.</summary>
internal static class VolatilityFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions() =>
        new FeatureFamily("volatility")
            .Add(
                "bollinger_width_20",
                "% of middle",
                "Bollinger bands of 20 days and 2 deviations: (upper - lower) / middle (Bollinger 2001)",
                s => Bands(s).Width
            )
            .Add(
                "bollinger_b_20",
                "1",
                "%b of the same bands: (last close - lower) / (upper - lower)",
                s => Bands(s).PercentB
            )
            .Add(
                "atr_14",
                "% of price",
                "100 * average true range of 14 days with Wilder's smoothing / last close (Wilder 1978)",
                s => 100 * s.TrueRange / s.Last(DailyColumn.Close)
            )
            .Add(
                "realised_vol_30",
                "% a year",
                "sample standard deviation of the last 30 daily log returns * sqrt(365)",
                s => Volatility(s, 30)
            )
            .Add(
                "realised_vol_90",
                "% a year",
                "sample standard deviation of the last 90 daily log returns * sqrt(365)",
                s => Volatility(s, 90)
            )
            .Add(
                "return_skew_90",
                "1",
                "skewness m3 / m2^1.5 of the last 90 daily log returns",
                s => ReturnMoments.Skewness(s.Past(DailyColumn.Close), 90)
            )
            .ToImmutable();

    private static BollingerBands Bands(MonthSample sample) => BollingerBands.Of(sample.Past(DailyColumn.Close), 20, 2);

    private static double Volatility(MonthSample sample, int days) =>
        ReturnMoments.RealisedVolatility(sample.Past(DailyColumn.Close), days);
}
