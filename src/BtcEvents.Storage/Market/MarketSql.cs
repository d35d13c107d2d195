namespace BtcEvents.Storage;

/// <summary>
/// Every statement on the market store's data, in one place. Names of tables and columns come from the catalogue;
/// values are always bound. Only the upsert's clause differs between databases.
/// </summary>
internal static class MarketSql
{
    public const string ReadOrigin = "SELECT simulated FROM market_origin";
    public const string WriteOrigin = "INSERT INTO market_origin (id, simulated) VALUES (1, @simulated)";

    public const string SpotCloses = "SELECT trade_date, spot_close FROM btc_price_history WHERE symbol = @symbol AND spot_close IS NOT NULL ORDER BY trade_date";

    public const string DeleteFeatures = "DELETE FROM features WHERE symbol = @symbol AND as_of = @as_of";
    public const string InsertFeature = "INSERT INTO features (symbol, as_of, month, feature, value) VALUES (@symbol, @as_of, @month, @feature, @value)";

    public const string DeleteScores = "DELETE FROM scores WHERE symbol = @symbol AND month = @month AND cycle_id = @cycle_id";
    public const string InsertScore = "INSERT INTO scores (symbol, month, cycle_id, candidate, metric, value) VALUES (@symbol, @month, @cycle_id, @candidate, @metric, @value)";

    public const string DeleteForecast = "DELETE FROM forecasts WHERE forecast_id = @forecast_id";

    private const string ForecastColumns =
        "forecast_id, cycle_id, symbol, month, as_of, change_percent, lower_percent, upper_percent, coverage, base_mean_close, "
        + "algorithm, model, feature_set, feature_table, dataset_digest, simulated, made_at";

    public const string InsertForecast = $"INSERT INTO forecasts ({ForecastColumns}) VALUES ("
        + "@forecast_id, @cycle_id, @symbol, @month, @as_of, @change_percent, @lower_percent, @upper_percent, @coverage, @base_mean_close, "
        + "@algorithm, @model, @feature_set, @feature_table, @dataset_digest, @simulated, @made_at)";

    public const string Forecasts = $"SELECT {ForecastColumns} FROM forecasts "
        + "WHERE (@forecast_id IS NULL OR forecast_id = @forecast_id) AND (@symbol IS NULL OR symbol = @symbol) ORDER BY made_at, month, forecast_id";

    /// <summary>Rows of one series from @first to @last, in order of time.</summary>
    public static string ReadSeries(SeriesLayout layout) =>
        $"SELECT {layout.TimeColumn}, {string.Join(", ", layout.Columns)} FROM {layout.Spec.Table} "
        + $"WHERE {Rows(layout)} AND {layout.TimeColumn} >= @first AND {layout.TimeColumn} <= @last ORDER BY {layout.TimeColumn}";

    /// <summary>Last time of one series.</summary>
    public static string LastTime(SeriesLayout layout) =>
        $"SELECT MAX({layout.TimeColumn}) FROM {layout.Spec.Table} WHERE {Rows(layout)}";

    /// <summary>Inserts one row of a series, or replaces the series' columns of it.</summary>
    public static string UpsertRow(SeriesLayout layout)
    {
        string[] key = layout.PerSymbol ? ["symbol", layout.TimeColumn] : [layout.TimeColumn];
        string[] all = [.. key, .. layout.Columns];
        return $"INSERT INTO {layout.Spec.Table} ({string.Join(", ", all)}) VALUES ({string.Join(", ", all.Select(c => "@" + c))}) "
            + $"ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", layout.Columns.Select(c => $"{c} = excluded.{c}"))}";
    }

    private static string Rows(SeriesLayout layout) =>
        (layout.PerSymbol ? "symbol = @symbol" : "1 = 1") + (layout.Anchor is null ? "" : $" AND {layout.Anchor} IS NOT NULL");
}
