using System.Collections.Immutable;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Features;

/// <summary>Shares, volatility, dollar and interest rate.</summary>
internal static class MacroFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions()
    {
        var family = new FeatureFamily("macro")
            .AddMean("fed_rate", "% a year", "the effective federal funds rate", DailyColumn.FedRate)
            .Add(
                "fed_rate_difference",
                "percentage points",
                "monthly mean of the effective federal funds rate less that of the month before",
                DailyColumn.FedRate,
                s => s.Mean(DailyColumn.FedRate) - s.Back(1).Mean(DailyColumn.FedRate)
            );
        AddIndex(family, "sp500", "the S&P 500", DailyColumn.Sp500);
        AddIndex(family, "vix", "the VIX", DailyColumn.Vix);
        AddIndex(family, "dxy", "the US dollar index", DailyColumn.Dxy);
        return family.ToImmutable();
    }

    private static void AddIndex(FeatureFamily family, string name, string what, DailyColumn column) =>
        family
            .AddMean(name, "points", what, column)
            .Add(
                name + "_last_to_mean",
                "%",
                $"100 * (last value of {what} / its monthly mean - 1)",
                column,
                s => PriceTrend.PercentAbove(s.Last(column), s.Mean(column))
            )
            .Add(
                name + "_return_1",
                "%",
                $"100 * ln(last value of {what} / last value 1 month earlier)",
                column,
                s => s.LogReturn(column, 1)
            )
            .Add(
                name + "_return_3",
                "%",
                $"100 * ln(last value of {what} / last value 3 months earlier)",
                column,
                s => s.LogReturn(column, 3)
            );
}
