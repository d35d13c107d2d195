using System.Collections.Immutable;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Features;

/// <summary>Momentum and distance from averages and highs, on the last day of the month.</summary>
internal static class TrendFeatures
{
    private static readonly int[] MomentumMonths = [1, 3, 6, 12];
    private static readonly int[] AverageDays = [50, 100, 200];

    public static ImmutableArray<FeatureDefinition> Definitions()
    {
        var family = new FeatureFamily("trend");
        foreach (var months in MomentumMonths)
        {
            family.Add(
                $"momentum_{months}",
                "%",
                $"100 * ln(last close / last close {months} months earlier)",
                s => s.LogReturn(DailyColumn.Close, months)
            );
        }

        foreach (var days in AverageDays)
        {
            family.Add(
                $"close_to_ma_{days}",
                "%",
                $"100 * (last close / mean of the last {days} closes - 1)",
                s => ToAverage(s, days)
            );
        }

        return family
            .Add(
                "rsi_14",
                "0-100",
                "relative strength index of 14 days with Wilder's smoothing (Wilder 1978)",
                s => s.RelativeStrength
            )
            .Add(
                "macd_hist",
                "% of price",
                "100 * MACD(12, 26, 9) histogram / last close (Appel 2005)",
                s => 100 * s.MacdHistogram / s.Last(DailyColumn.Close)
            )
            .Add(
                "drawdown_365",
                "%",
                "100 * (last close / highest close of the last 365 days - 1)",
                s => PriceTrend.Drawdown(s.Past(DailyColumn.Close), 365)
            )
            .ToImmutable();
    }

    private static double ToAverage(MonthSample sample, int days) =>
        PriceTrend.PercentAbove(sample.Last(DailyColumn.Close), Averages.Simple(sample.Past(DailyColumn.Close), days));
}
