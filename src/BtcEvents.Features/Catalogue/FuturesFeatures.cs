using System.Collections.Immutable;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Features;

/// <summary>Futures premium and perpetual funding: what leverage pays to be long.</summary>
internal static class FuturesFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions() =>
        new FeatureFamily("futures")
            .AddMean(
                "futures_close",
                FeatureFamily.QuoteCurrency,
                "front-month futures close",
                DailyColumn.FuturesClose
            )
            .Add(
                "premium_rate",
                "%",
                "100 * (mean futures close - mean spot close) / mean spot close, over the days that have both",
                DailyColumn.FuturesClose,
                Premium
            )
            .Add(
                "premium_rate_change",
                "%",
                "change of premium_rate against the month before, relative to it",
                DailyColumn.FuturesClose,
                s => PriceTrend.PercentAbove(Premium(s), Premium(s.Back(1)))
            )
            .Add(
                "premium_rate_difference",
                "percentage points",
                "premium_rate less that of the month before",
                DailyColumn.FuturesClose,
                s => Premium(s) - Premium(s.Back(1))
            )
            .Add(
                "funding_mean",
                "% per payment",
                "monthly mean of the daily mean funding rate",
                DailyColumn.FundingMean,
                Funding
            )
            .Add(
                "funding_last_7",
                "% per payment",
                "mean of the daily mean funding rate over the last 7 days",
                DailyColumn.FundingMean,
                s => 100 * s.MeanOfLast(DailyColumn.FundingMean, 7)
            )
            .Add(
                "funding_sum",
                "% a month",
                "mean daily sum of funding rates * days of the month: what a long position paid",
                DailyColumn.FundingSum,
                s => 100 * s.Mean(DailyColumn.FundingSum) * s.Days(DailyColumn.FundingSum).Length
            )
            .Add(
                "funding_difference",
                "% per payment",
                "funding_mean less that of the month before",
                DailyColumn.FundingMean,
                s => Funding(s) - Funding(s.Back(1))
            )
            .ToImmutable();

    private static double Funding(MonthSample sample) => 100 * sample.Mean(DailyColumn.FundingMean);

    private static double Premium(MonthSample sample)
    {
        var mean = sample.Mean(DailyColumn.FuturesClose); // NaN where too few days are known
        var futures = sample.Days(DailyColumn.FuturesClose);
        var spot = sample.Days(DailyColumn.Close);
        var (spotSum, days) = (0.0, 0);
        for (var i = 0; i < futures.Length; i++)
        {
            if (!double.IsNaN(futures[i]))
            {
                (spotSum, days) = (spotSum + spot[i], days + 1);
            }
        }

        return PriceTrend.PercentAbove(mean, spotSum / days);
    }
}
