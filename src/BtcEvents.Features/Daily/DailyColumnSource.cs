using System.Collections.Immutable;
using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>How the rows of one UTC day become one value.</summary>
internal enum DayAggregation
{
    Mean,
    Sum,
}

/// <summary>Where a daily column comes from.</summary>
/// <param name="Column">The column of the frame.</param>
/// <param name="Series">Series name without the asset in front.</param>
/// <param name="SourceColumn">Column of that series.</param>
/// <param name="Aggregation">Of several rows a day.</param>
internal sealed record DailyColumnSource(
    DailyColumn Column,
    string Series,
    string SourceColumn,
    DayAggregation Aggregation = DayAggregation.Mean
)
{
    /// <summary>Every column that is merged onto the spot days.</summary>
    public static ImmutableArray<DailyColumnSource> Merged { get; } =
    [
        new(DailyColumn.FuturesClose, SeriesCatalog.Futures, "close"),
        new(DailyColumn.FedRate, "fed_rate", "fed_rate"),
        new(DailyColumn.Sp500, "sp500", "sp500_index"),
        new(DailyColumn.Vix, "vix", "vix_index"),
        new(DailyColumn.Dxy, "dxy", "dxy_index"),
        new(DailyColumn.FundingMean, "funding_rate", "funding_rate"),
        new(DailyColumn.FundingSum, "funding_rate", "funding_rate", DayAggregation.Sum),
        new(DailyColumn.FearGreed, "fear_greed", "fear_greed_value"),
        new(DailyColumn.Hashrate, "onchain", "hashrate"),
        new(DailyColumn.Difficulty, "onchain", "difficulty"),
        new(DailyColumn.ActiveAddresses, "onchain", "active_addresses"),
        new(DailyColumn.Fees, "onchain", "fees_btc"),
        new(DailyColumn.TransactionCount, "onchain", "tx_count"),
    ];

    /// <summary>The series of <paramref name="data"/> that holds the column, or null.</summary>
    public Series? FindIn(MarketData data, ImmutableArray<SeriesSpec> catalogue)
    {
        foreach (var spec in catalogue)
        {
            if (spec.Name == Series || spec.Name.EndsWith("_" + Series, StringComparison.Ordinal))
            {
                return data.Find(spec.Name);
            }
        }

        return null;
    }
}
