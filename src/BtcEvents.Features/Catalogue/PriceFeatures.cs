using System.Collections.Immutable;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Features;

/// <summary>Monthly means of the spot bars and their changes.</summary>
internal static class PriceFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions() =>
        new FeatureFamily("price")
            .AddMean("open", FeatureFamily.QuoteCurrency, "daily open", DailyColumn.Open)
            .AddMean("high", FeatureFamily.QuoteCurrency, "daily high", DailyColumn.High)
            .AddMean("low", FeatureFamily.QuoteCurrency, "daily low", DailyColumn.Low)
            .Add("close", FeatureFamily.QuoteCurrency, "monthly mean of daily close", s => s.Mean(DailyColumn.Close))
            .Add(
                FeatureNames.Change,
                "%",
                "change of the monthly mean of daily close against the month before",
                s => s.MeanChange(DailyColumn.Close)
            )
            .AddMean("volume", FeatureFamily.QuoteCurrency, "daily volume", DailyColumn.Volume)
            .Add("high_low_range", FeatureFamily.QuoteCurrency, "monthly mean of high less monthly mean of low", Range)
            .Add(
                "high_low_range_change",
                "%",
                "change of high_low_range against the month before",
                s => PriceTrend.PercentAbove(Range(s), Range(s.Back(1)))
            )
            .ToImmutable();

    private static double Range(MonthSample sample) => sample.Mean(DailyColumn.High) - sample.Mean(DailyColumn.Low);
}
