using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>Writes feature tables and leaderboards, one line per value.</summary>
internal static class ResultRows
{
    /// <summary>Replaces the features of (symbol, as-of date).</summary>
    public static async Task WriteFeaturesAsync(MarketTransaction transaction, FeatureTable table)
    {
        await transaction.ExecuteAsync(MarketSql.DeleteFeatures, ("symbol", table.Symbol), ("as_of", table.AsOf));
        await using var writer = transaction.Insert(MarketSql.Features);
        for (var row = 0; row < table.Months.Length; row++)
        {
            var month = table.Months[row].ToString();
            for (var column = 0; column < table.Features.Length; column++)
            {
                await writer.WriteAsync(
                    table.Symbol,
                    table.AsOf,
                    month,
                    table.Features[column],
                    table.Rows[row][column]
                );
            }
        }

        await writer.FlushAsync();
    }

    /// <summary>Replaces the leaderboard of (symbol, forecast month, cycle).</summary>
    public static async Task WriteScoresAsync(
        MarketTransaction transaction,
        string symbol,
        Month month,
        Guid cycleId,
        IReadOnlyList<StoredScore> scores
    )
    {
        var (monthText, cycle) = (month.ToString(), cycleId.ToString("D"));
        await transaction.ExecuteAsync(
            MarketSql.DeleteScores,
            ("symbol", symbol),
            ("month", monthText),
            ("cycle_id", cycle)
        );
        await using var writer = transaction.Insert(MarketSql.Scores);
        foreach (var score in scores)
        {
            await writer.WriteAsync(symbol, monthText, cycle, score.Candidate, score.Metric, score.Value);
        }

        await writer.FlushAsync();
    }
}
