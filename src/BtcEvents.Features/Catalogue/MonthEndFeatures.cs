using System.Collections.Immutable;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Features;

/// <summary>
/// Where the month ended relative to its own average. That fixes about half of the change of the next average
/// (Working, Note on the correlation of first differences of averages in a random chain, Econometrica 28, 1960).
/// </summary>
internal static class MonthEndFeatures
{
    private static readonly int[] Windows = [3, 5, 7, 14];

    public static ImmutableArray<FeatureDefinition> Definitions()
    {
        var family = new FeatureFamily("month end").Add(
            FeatureNames.CloseToMean,
            "%",
            "100 * (last close / mean close of the month - 1): the change to expect of a random walk (Working 1960)",
            s => ToMean(s, s.Last(DailyColumn.Close))
        );
        foreach (var days in Windows)
        {
            family.Add(
                $"last_{days}_to_mean",
                "%",
                $"100 * (mean close of the last {days} days / mean close of the month - 1)",
                s => ToMean(s, s.MeanOfLast(DailyColumn.Close, days))
            );
        }

        return family
            .Add(
                "close_to_previous_mean",
                "%",
                "100 * (last close / mean close of the month before - 1)",
                s => ToMean(s.Back(1), s.Last(DailyColumn.Close))
            )
            .Add(
                "slope_in_month",
                "% per day",
                "least-squares slope of log close over the days of the month",
                s => PriceTrend.LogSlope(s.Days(DailyColumn.Close))
            )
            .Add(
                "volume_last_7_to_mean",
                "%",
                "100 * (mean volume of the last 7 days / mean volume of the month - 1)",
                s => PriceTrend.PercentAbove(s.MeanOfLast(DailyColumn.Volume, 7), s.Mean(DailyColumn.Volume))
            )
            .ToImmutable();
    }

    private static double ToMean(MonthSample month, double price) =>
        PriceTrend.PercentAbove(price, month.Mean(DailyColumn.Close));
}
