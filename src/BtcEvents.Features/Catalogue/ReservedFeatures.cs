using System.Collections.Immutable;

namespace BtcEvents.Features;

/// <summary>What the momentum rule and the interval read, whatever a selection keeps.</summary>
internal static class ReservedFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions()
    {
        var family = new FeatureFamily("momentum rule and interval") { AreReserved = true }.Add(
            FeatureNames.DailyVolatility,
            "% a day",
            "root of the mean of two weighted means of squared daily log returns, decay 0.97 and half-life 540 days",
            s => s.DailyVolatility
        );
        foreach (var days in FeatureNames.TrendWindows)
        {
            family.Add(
                FeatureNames.Trend(days),
                "standard deviations",
                $"100 * ln(last close / close {days} days before) / (daily_volatility * sqrt({days}))",
                s => Trend(s, days)
            );
        }

        return family.ToImmutable();
    }

    private static double Trend(MonthSample sample, int days) =>
        sample.Past(DailyColumn.Close) is var past && past.Length > days
            ? 100 * Math.Log(past[^1] / past[^(days + 1)]) / (sample.DailyVolatility * Math.Sqrt(days))
            : double.NaN;
}
