using System.Collections.Immutable;

namespace BtcEvents.Storage;

/// <summary>
/// The market store's schema as numbered steps, oldest first; the number of a step is its place in the list. A step
/// that was shipped is never changed: a change is a new step at the end.
/// </summary>
internal static class MarketMigrations
{
    /// <summary>The steps; each is run in one transaction together with its line in <c>schema_version</c>.</summary>
    public static ImmutableArray<string> Steps { get; } = [Series, Results];

    // WITHOUT ROWID keeps rows in order of their key, the order in which every query reads them.
    private const string Series =
        """
        CREATE TABLE market_origin (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            simulated INTEGER NOT NULL);
        CREATE TABLE btc_price_history (
            symbol VARCHAR(32) NOT NULL, trade_date DATE NOT NULL,
            spot_open DOUBLE, spot_high DOUBLE, spot_low DOUBLE, spot_close DOUBLE, spot_volume DOUBLE,
            futures_close DOUBLE,
            PRIMARY KEY (symbol, trade_date)) WITHOUT ROWID;
        CREATE TABLE macro_market_metrics (
            trade_date DATE NOT NULL,
            fed_rate DOUBLE, sp500_index DOUBLE, vix_index DOUBLE, dxy_index DOUBLE,
            PRIMARY KEY (trade_date)) WITHOUT ROWID;
        CREATE TABLE btc_market_metrics (
            symbol VARCHAR(32) NOT NULL, time DATETIME NOT NULL,
            funding_rate DOUBLE, fear_greed_value DOUBLE,
            PRIMARY KEY (symbol, time)) WITHOUT ROWID;
        CREATE TABLE onchain_metrics (
            symbol VARCHAR(32) NOT NULL, trade_date DATE NOT NULL,
            hashrate DOUBLE, difficulty DOUBLE, active_addresses DOUBLE, fees_btc DOUBLE, tx_count DOUBLE,
            PRIMARY KEY (symbol, trade_date)) WITHOUT ROWID;
        """;

    private const string Results =
        """
        CREATE TABLE features (
            symbol VARCHAR(32) NOT NULL, as_of DATE NOT NULL, month CHAR(7) NOT NULL, feature VARCHAR(128) NOT NULL,
            value DOUBLE,
            PRIMARY KEY (symbol, as_of, month, feature)) WITHOUT ROWID;
        CREATE TABLE forecasts (
            forecast_id VARCHAR(128) NOT NULL PRIMARY KEY,
            cycle_id CHAR(36) NOT NULL, symbol VARCHAR(32) NOT NULL, month CHAR(7) NOT NULL, as_of DATE NOT NULL,
            change_percent DOUBLE NOT NULL, lower_percent DOUBLE NOT NULL, upper_percent DOUBLE NOT NULL,
            coverage DOUBLE NOT NULL, base_mean_close DOUBLE NOT NULL,
            algorithm VARCHAR(128) NOT NULL, model VARCHAR(255) NOT NULL, feature_set VARCHAR(255) NOT NULL,
            feature_table VARCHAR(255) NOT NULL, dataset_digest CHAR(64) NOT NULL, simulated INTEGER NOT NULL,
            made_at VARCHAR(40) NOT NULL);
        CREATE INDEX forecasts_of_month ON forecasts (symbol, month);
        CREATE TABLE scores (
            symbol VARCHAR(32) NOT NULL, month CHAR(7) NOT NULL, cycle_id CHAR(36) NOT NULL,
            candidate VARCHAR(128) NOT NULL, metric VARCHAR(64) NOT NULL,
            value DOUBLE,
            PRIMARY KEY (symbol, month, cycle_id, candidate, metric)) WITHOUT ROWID;
        """;
}
