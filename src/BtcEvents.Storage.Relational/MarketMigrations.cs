using System.Collections.Immutable;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// The market store's schema as numbered steps, oldest first; the number of a step is its place in the list. A step
/// that was shipped is never changed: a change is a new step at the end.
/// </summary>
internal static class MarketMigrations
{
    /// <summary>
    /// The statements of each step for a dialect. Each may be run again: MariaDB commits after every one of them, so a
    /// step may have been cut off half-way. SQLite runs a step in one transaction.
    /// </summary>
    public static ImmutableArray<Func<SqlDialect, ImmutableArray<string>>> Steps { get; } =
    [Series, Results, MadeAtAsTime, History, Distributions];

    /// <summary>The version that this program knows.</summary>
    public static int Latest => Steps.Length;

    /// <summary>Tables of the store, by which a database of something else is told.</summary>
    public static ImmutableArray<string> Tables { get; } =
    [
        "market_origin",
        "btc_price_history",
        "macro_market_metrics",
        "btc_market_metrics",
        "onchain_metrics",
        "series_history",
        "features",
        "forecasts",
        "forecast_distributions",
        "scores",
    ];

    private static ImmutableArray<string> Series(SqlDialect sql) =>
        [
            $"""
                CREATE TABLE IF NOT EXISTS market_origin (
                    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
                    simulated INTEGER NOT NULL){sql.Plain}
                """,
            $"""
                CREATE TABLE IF NOT EXISTS btc_price_history (
                    symbol VARCHAR(32) NOT NULL, trade_date DATE NOT NULL,
                    spot_open DOUBLE, spot_high DOUBLE, spot_low DOUBLE, spot_close DOUBLE, spot_volume DOUBLE,
                    futures_close DOUBLE,
                    PRIMARY KEY (symbol, trade_date)){sql.InKeyOrder}
                """,
            $"""
                CREATE TABLE IF NOT EXISTS macro_market_metrics (
                    trade_date DATE NOT NULL,
                    fed_rate DOUBLE, sp500_index DOUBLE, vix_index DOUBLE, dxy_index DOUBLE,
                    PRIMARY KEY (trade_date)){sql.InKeyOrder}
                """,
            $"""
                CREATE TABLE IF NOT EXISTS btc_market_metrics (
                    symbol VARCHAR(32) NOT NULL, time {sql.ToTheMicrosecond} NOT NULL,
                    funding_rate DOUBLE, fear_greed_value DOUBLE,
                    PRIMARY KEY (symbol, time)){sql.InKeyOrder}
                """,
            $"""
                CREATE TABLE IF NOT EXISTS onchain_metrics (
                    symbol VARCHAR(32) NOT NULL, trade_date DATE NOT NULL,
                    hashrate DOUBLE, difficulty DOUBLE, active_addresses DOUBLE, fees_btc DOUBLE, tx_count DOUBLE,
                    PRIMARY KEY (symbol, trade_date)){sql.InKeyOrder}
                """,
        ];

    private static ImmutableArray<string> Results(SqlDialect sql) =>
        [
            $"""
                CREATE TABLE IF NOT EXISTS features (
                    symbol VARCHAR(32) NOT NULL, as_of DATE NOT NULL, month CHAR(7) NOT NULL,
                    feature VARCHAR(128) NOT NULL,
                    value DOUBLE,
                    PRIMARY KEY (symbol, as_of, month, feature)){sql.InKeyOrder}
                """,
            .. sql.WithIndex(
                "forecasts",
                """
                forecast_id VARCHAR(128) NOT NULL PRIMARY KEY,
                cycle_id CHAR(36) NOT NULL, symbol VARCHAR(32) NOT NULL, month CHAR(7) NOT NULL, as_of DATE NOT NULL,
                change_percent DOUBLE NOT NULL, lower_percent DOUBLE NOT NULL, upper_percent DOUBLE NOT NULL,
                coverage DOUBLE NOT NULL, base_mean_close DOUBLE NOT NULL,
                algorithm VARCHAR(128) NOT NULL, model VARCHAR(255) NOT NULL, feature_set VARCHAR(255) NOT NULL,
                feature_table VARCHAR(255) NOT NULL, dataset_digest CHAR(64) NOT NULL, simulated INTEGER NOT NULL,
                made_at VARCHAR(40) NOT NULL
                """,
                "forecasts_of_month",
                "symbol, month"
            ),
            $"""
                CREATE TABLE IF NOT EXISTS scores (
                    symbol VARCHAR(32) NOT NULL, month CHAR(7) NOT NULL, cycle_id CHAR(36) NOT NULL,
                    candidate VARCHAR(128) NOT NULL, metric VARCHAR(64) NOT NULL,
                    value DOUBLE,
                    PRIMARY KEY (symbol, month, cycle_id, candidate, metric)){sql.InKeyOrder}
                """,
        ];

    // Else whoever draws forecasts over time has to parse text.
    private static ImmutableArray<string> MadeAtAsTime(SqlDialect sql) => sql.TextToTime("forecasts", "made_at");

    // By cause first: what an update has replaced is asked for after each.
    private static ImmutableArray<string> History(SqlDialect sql) =>
        [
            $"""
                CREATE TABLE IF NOT EXISTS series_history (
                    cause VARCHAR(64) NOT NULL, symbol VARCHAR(32) NOT NULL, series VARCHAR(64) NOT NULL,
                    time {sql.ToTheMicrosecond} NOT NULL, column_name VARCHAR(64) NOT NULL,
                    value DOUBLE, removed INTEGER NOT NULL, replaced_at {sql.ToTheMicrosecond} NOT NULL,
                    PRIMARY KEY (cause, symbol, series, time, column_name, replaced_at)){sql.InKeyOrder}
                """,
        ];

    // Beside the forecasts, since not every database can add a column again that is there. The quantiles follow from
    // the others, but not in SQL.
    private static ImmutableArray<string> Distributions(SqlDialect sql) =>
        [
            $"""
                CREATE TABLE IF NOT EXISTS forecast_distributions (
                    forecast_id VARCHAR(128) NOT NULL,
                    already_happened_percent DOUBLE, spread_percent DOUBLE, degrees_of_freedom DOUBLE,
                    probability_up DOUBLE,
                    {string.Join(", ", MarketSql.QuantileColumns.Select(name => $"{name} DOUBLE"))},
                    PRIMARY KEY (forecast_id)){sql.InKeyOrder}
                """,
        ];
}
