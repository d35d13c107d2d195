using System.Collections.Immutable;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Features;

/// <summary>Changes of chain figures; their levels only grow, so they are left out.</summary>
internal static class ChainFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions()
    {
        var family = new FeatureFamily("chain");
        AddFigure(family, "hashrate", "the hash rate", DailyColumn.Hashrate);
        AddFigure(family, "difficulty", "the mining difficulty", DailyColumn.Difficulty);
        AddFigure(family, "active_addresses", "active addresses", DailyColumn.ActiveAddresses);
        AddFigure(family, "fees", "transaction fees", DailyColumn.Fees);
        AddFigure(family, "tx_count", "the number of transactions", DailyColumn.TransactionCount);
        return family.ToImmutable();
    }

    private static void AddFigure(FeatureFamily family, string name, string what, DailyColumn column) =>
        family
            .AddMeanChange(name, what, column)
            .Add(
                name + "_30_to_90",
                "%",
                $"100 * (mean of {what} over the last 30 days / over the last 90 days - 1)",
                column,
                s => PriceTrend.PercentAbove(s.MeanOfLast(column, 30), s.MeanOfLast(column, 90))
            );
}
