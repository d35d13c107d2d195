using System.Collections.Immutable;
using System.Globalization;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// Every statement on the market store's data, in one place, for every database. Names of tables and columns come from
/// the catalogue; values are always bound.
/// </summary>
internal static class MarketSql
{
    public const string ReadOrigin = "SELECT simulated FROM market_origin";

    public const string SpotCloses =
        "SELECT trade_date, spot_close FROM btc_price_history WHERE symbol = @symbol AND spot_close IS NOT NULL "
        + "ORDER BY trade_date";

    /// <summary>What was kept of each series under one cause.</summary>
    public const string Revisions =
        "SELECT series, COUNT(DISTINCT CASE WHEN removed = 0 THEN time END), "
        + "COUNT(DISTINCT CASE WHEN removed = 1 THEN time END), MIN(time), MAX(time) FROM series_history "
        + "WHERE cause = @cause AND symbol IN (@symbol, '') GROUP BY series";

    public const string DeleteFeatures = "DELETE FROM features WHERE symbol = @symbol AND as_of = @as_of";

    public const string DeleteScores =
        "DELETE FROM scores WHERE symbol = @symbol AND month = @month AND cycle_id = @cycle_id";

    public const string DeleteForecast = "DELETE FROM forecasts WHERE forecast_id = @forecast_id";

    public const string DeleteDistribution = "DELETE FROM forecast_distributions WHERE forecast_id = @forecast_id";

    /// <summary>The mark that tells real from simulated figures; a mark that is there stays.</summary>
    public static RowInsert Origin { get; } =
        new("market_origin", "market_origin", ["id", "simulated"], ["id"], Changed: ["id"]);

    /// <summary>Values that were replaced, each time that they were.</summary>
    public static RowInsert History { get; } =
        new(
            "series_history",
            "series_history",
            ["cause", "symbol", "series", "time", "column_name", "value", "removed", "replaced_at"],
            ["cause", "symbol", "series", "time", "column_name", "replaced_at"],
            Changed: ["cause"]
        );

    public static RowInsert Features { get; } = New("features", "symbol", "as_of", "month", "feature", "value");

    public static RowInsert Scores { get; } =
        New("scores", "symbol", "month", "cycle_id", "candidate", "metric", "value");

    public static RowInsert Forecast { get; } =
        New(
            "forecasts",
            "forecast_id",
            "cycle_id",
            "symbol",
            "month",
            "as_of",
            "change_percent",
            "lower_percent",
            "upper_percent",
            "coverage",
            "base_mean_close",
            "algorithm",
            "model",
            "feature_set",
            "feature_table",
            "dataset_digest",
            "simulated",
            "made_at"
        );

    /// <summary>Columns of the quantiles that are kept: q05, q10, up to q95.</summary>
    public static ImmutableArray<string> QuantileColumns { get; } =
    [.. Enumerable.Range(1, 19).Select(k => string.Create(CultureInfo.InvariantCulture, $"q{5 * k:00}"))];

    public static RowInsert Distribution { get; } =
        New(
            "forecast_distributions",
            [
                "forecast_id",
                "already_happened_percent",
                "spread_percent",
                "degrees_of_freedom",
                "probability_up",
                .. QuantileColumns,
            ]
        );

    /// <summary>Columns of a forecast and, behind them, of its distribution without the id.</summary>
    public static string Forecasts { get; } =
        $"SELECT {string.Join(", ", Forecast.Columns.Select(c => "f." + c))}, "
        + $"{string.Join(", ", Distribution.Columns.Skip(1).Select(c => "d." + c))} FROM forecasts f "
        + "LEFT JOIN forecast_distributions d ON d.forecast_id = f.forecast_id "
        + "WHERE (@forecast_id IS NULL OR f.forecast_id = @forecast_id) AND (@symbol IS NULL OR f.symbol = @symbol) "
        + "ORDER BY f.made_at, f.month, f.forecast_id";

    /// <summary>Rows of one series from @first to @last, in order of time.</summary>
    public static string ReadSeries(SeriesLayout layout) =>
        $"SELECT {layout.TimeColumn}, {string.Join(", ", layout.Columns)} FROM {layout.Spec.Table} "
        + $"WHERE {Rows(layout)} AND {layout.TimeColumn} >= @first AND {layout.TimeColumn} <= @last ORDER BY "
        + $"{layout.TimeColumn}";

    /// <summary>Last time of one series.</summary>
    public static string LastTime(SeriesLayout layout) =>
        $"SELECT MAX({layout.TimeColumn}) FROM {layout.Spec.Table} WHERE {Rows(layout)}";

    /// <summary>Inserts rows of a series, or replaces the series' columns of them.</summary>
    public static RowInsert Upsert(SeriesLayout layout)
    {
        ImmutableArray<string> key = layout.PerSymbol ? ["symbol", layout.TimeColumn] : [layout.TimeColumn];
        return new(layout.Spec.Name, layout.Spec.Table, [.. key, .. layout.Columns], key, layout.Columns);
    }

    /// <summary>
    /// Takes the rows of a series from @first to @last out of its table: its columns are emptied, and rows that hold
    /// no other series go.
    /// </summary>
    /// <param name="layout">The series.</param>
    /// <param name="all">The layouts of every series of the symbol.</param>
    public static ImmutableArray<string> Remove(SeriesLayout layout, IEnumerable<SeriesLayout> all)
    {
        ImmutableArray<string> others =
        [
            .. all.Where(other => other.Spec.Table == layout.Spec.Table && other.Spec.Name != layout.Spec.Name)
                .SelectMany(other => other.Columns),
        ];
        var range =
            (layout.PerSymbol ? "symbol = @symbol AND " : "")
            + $"{layout.TimeColumn} >= @first AND {layout.TimeColumn} <= @last";
        return
        [
            $"UPDATE {layout.Spec.Table} SET {string.Join(", ", layout.Columns.Select(c => c + " = NULL"))} "
                + $"WHERE {range}",
            $"DELETE FROM {layout.Spec.Table} WHERE {range}"
                + string.Concat(others.Select(column => $" AND {column} IS NULL")),
        ];
    }

    /// <summary>The text of an insert; <paramref name="rows"/> are its lists of values, each in parentheses.</summary>
    public static string Insert(RowInsert insert, SqlDialect dialect, string rows) =>
        $"INSERT INTO {insert.Table} ({string.Join(", ", insert.Columns)}) VALUES {rows}"
        + (insert.Changed.IsEmpty ? "" : dialect.Replace(insert.Keys, insert.Changed));

    private static RowInsert New(string table, params ImmutableArray<string> columns) =>
        new(table, table, columns, Keys: [], Changed: []);

    private static string Rows(SeriesLayout layout) =>
        (layout.PerSymbol ? "symbol = @symbol" : "1 = 1")
        + (layout.Anchor is null ? "" : $" AND {layout.Anchor} IS NOT NULL");
}
