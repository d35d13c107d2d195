using BtcEvents.Features;
using BtcEvents.Market;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage;

/// <summary>Writes feature tables and leaderboards, one line per value.</summary>
internal static class SqliteResultRows
{
    /// <summary>Replaces the features of (symbol, as-of date).</summary>
    public static void WriteFeatures(SqliteConnection connection, FeatureTable table)
    {
        var asOf = SqliteText.Of(table.AsOf);
        using var delete = new SqliteStatement(connection, MarketSql.DeleteFeatures, "symbol", "as_of").Bind(table.Symbol, asOf);
        delete.Execute();
        using var insert = new SqliteStatement(connection, MarketSql.InsertFeature, "symbol", "as_of", "month", "feature", "value");
        for (var row = 0; row < table.Months.Length; row++)
        {
            var month = table.Months[row].ToString();
            for (var column = 0; column < table.Features.Length; column++)
            {
                insert.Bind(table.Symbol, asOf, month, table.Features[column], table.Rows[row][column]).Execute();
            }
        }
    }

    /// <summary>Replaces the leaderboard of (symbol, forecast month, cycle).</summary>
    public static void WriteScores(SqliteConnection connection, string symbol, Month month, Guid cycleId, IReadOnlyList<StoredScore> scores)
    {
        object[] key = [symbol, month.ToString(), cycleId.ToString("D")];
        using var delete = new SqliteStatement(connection, MarketSql.DeleteScores, "symbol", "month", "cycle_id").Bind(key);
        delete.Execute();
        using var insert = new SqliteStatement(connection, MarketSql.InsertScore, "symbol", "month", "cycle_id", "candidate", "metric", "value");
        foreach (var score in scores)
        {
            insert.Bind([.. key, score.Candidate, score.Metric, score.Value]).Execute();
        }
    }
}
