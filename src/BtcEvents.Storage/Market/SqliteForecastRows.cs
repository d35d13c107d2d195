using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage;

/// <summary>Reads and writes forecasts.</summary>
internal static class SqliteForecastRows
{
    /// <summary>Forecasts, oldest first; of one id or one symbol where given.</summary>
    public static List<StoredForecast> Read(SqliteConnection connection, string? forecastId, string? symbol)
    {
        using var statement = new SqliteStatement(connection, MarketSql.Forecasts, "forecast_id", "symbol");
        using var reader = statement.Bind(forecastId, symbol).Query();
        var forecasts = new List<StoredForecast>();
        while (reader.Read())
        {
            forecasts.Add(ReadRow(reader));
        }

        return forecasts;
    }

    /// <summary>
    /// Writes a forecast. Where the same forecast is there it stays as it is, with the time at which it was first made;
    /// another one under the same id is replaced.
    /// </summary>
    public static void Write(SqliteConnection connection, StoredForecast forecast)
    {
        var stored = Read(connection, forecast.ForecastId, symbol: null).SingleOrDefault();
        if (stored is not null && stored with { MadeAt = forecast.MadeAt } == forecast with { Actual = null })
        {
            return;
        }

        using var delete = new SqliteStatement(connection, MarketSql.DeleteForecast, "forecast_id").Bind(forecast.ForecastId);
        delete.Execute();
        using var insert = new SqliteStatement(
            connection, MarketSql.InsertForecast,
            "forecast_id", "cycle_id", "symbol", "month", "as_of", "change_percent", "lower_percent", "upper_percent", "coverage", "base_mean_close",
            "algorithm", "model", "feature_set", "feature_table", "dataset_digest", "simulated", "made_at");
        insert.Bind(
            forecast.ForecastId, forecast.CycleId.ToString("D"), forecast.Symbol, forecast.Month, SqliteText.Of(forecast.AsOf),
            forecast.ChangePercent, forecast.Lower, forecast.Upper, forecast.Coverage, forecast.BaseMeanClose,
            forecast.Algorithm, forecast.Model, forecast.FeatureSet, forecast.Table, forecast.DatasetDigest, forecast.Simulated ? 1 : 0,
            SqliteText.Of(forecast.MadeAt)).Execute();
    }

    private static StoredForecast ReadRow(SqliteDataReader row) => new()
    {
        ForecastId = row.GetString(0),
        CycleId = Guid.Parse(row.GetString(1)),
        Symbol = row.GetString(2),
        Month = row.GetString(3),
        AsOf = SqliteText.Day(row.GetString(4)),
        ChangePercent = row.GetDouble(5),
        Lower = row.GetDouble(6),
        Upper = row.GetDouble(7),
        Coverage = row.GetDouble(8),
        BaseMeanClose = row.GetDouble(9),
        Algorithm = row.GetString(10),
        Model = row.GetString(11),
        FeatureSet = row.GetString(12),
        Table = row.GetString(13),
        DatasetDigest = row.GetString(14),
        Simulated = row.GetInt64(15) != 0,
        MadeAt = SqliteText.Instant(row.GetString(16)),
    };
}
