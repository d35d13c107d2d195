using System.Collections.Immutable;
using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>
/// The series that a cycle knows, per symbol. Another symbol needs no code: files are named after its asset.
/// </summary>
public static class SeriesCatalog
{
    /// <summary>Daily spot bars, the series the target is made of.</summary>
    public const string Spot = "spot";

    /// <summary>Front-month futures close.</summary>
    public const string Futures = "futures";

    /// <summary>Table of spot and futures prices, as the old system named it.</summary>
    public const string PriceTable = "btc_price_history";

    /// <summary>Table of macro series.</summary>
    public const string MacroTable = "macro_market_metrics";

    /// <summary>Table of market metrics (funding, sentiment).</summary>
    public const string MetricsTable = "btc_market_metrics";

    /// <summary>Table of chain metrics.</summary>
    public const string OnChainTable = "onchain_metrics";

    /// <summary>
    /// The catalogue of a symbol such as <c>BTC-USD</c>. Price files carry the asset's name (<c>btc_spot</c>); the
    /// asset's own metrics carry it too, except for BTC, whose files are named without.
    /// </summary>
    /// <exception cref="BadInputException">The symbol is not of the form ASSET-CURRENCY.</exception>
    public static ImmutableArray<SeriesSpec> For(string symbol)
    {
        var asset = AssetOf(symbol);
        var own = asset == "btc" ? "" : asset + "_";
        return
        [
            new(
                asset + "_" + Spot,
                "trade_date",
                TradingCalendar.EveryDay,
                0,
                PriceTable,
                [
                    Price("open"),
                    Price("high"),
                    Price("low"),
                    Price("close"),
                    new("volume", "USD", ValueRule.NotNegative),
                ],
                Required: true
            ),
            new(asset + "_" + Futures, "trade_date", TradingCalendar.ExchangeDays, 0, PriceTable, [Price("close")]),
            // DFF is released on the next working day.
            new(
                "fed_rate",
                "trade_date",
                TradingCalendar.EveryDay,
                1,
                MacroTable,
                [new("fed_rate", "% a year", ValueRule.Finite)],
                ReleasedOnWorkingDays: true
            ),
            new(
                "sp500",
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                MacroTable,
                [new("sp500_index", "points", ValueRule.Positive, LargestStep: 1.5)]
            ),
            new(
                "vix",
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                MacroTable,
                [new("vix_index", "points", ValueRule.Positive, LargestStep: 4)]
            ),
            new(
                "dxy",
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                MacroTable,
                [new("dxy_index", "points", ValueRule.Positive, LargestStep: 1.2)]
            ),
            new(
                own + "funding_rate",
                "time",
                TradingCalendar.Intraday,
                0,
                MetricsTable,
                [new("funding_rate", "fraction per 8 h", ValueRule.Finite)]
            ),
            new(
                "fear_greed",
                "trade_date",
                TradingCalendar.EveryDay,
                0,
                MetricsTable,
                [new("fear_greed_value", "0-100", ValueRule.Percentage)]
            ),
            // Chain figures of a day are compiled after the day has ended.
            new(
                own + "onchain",
                "trade_date",
                TradingCalendar.EveryDay,
                1,
                OnChainTable,
                [
                    Chain("hashrate", "TH/s"),
                    Chain("difficulty", "1"),
                    Chain("active_addresses", "1"),
                    Chain("fees_btc", "BTC"),
                    Chain("tx_count", "1"),
                ]
            ),
        ];
    }

    /// <summary>The asset of a symbol in lower case: <c>btc</c> of <c>BTC-USD</c>.</summary>
    /// <exception cref="BadInputException">The symbol is not of the form ASSET-CURRENCY.</exception>
    public static string AssetOf(string symbol)
    {
        var dash = symbol.IndexOf('-', StringComparison.Ordinal);
        if (
            dash < 1
            || dash == symbol.Length - 1
            || !symbol.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
        )
        {
            throw new BadInputException($"'{symbol}' is not a symbol: write it as ASSET-CURRENCY, for example BTC-USD");
        }

        return symbol[..dash].ToLowerInvariant();
    }

    private static ColumnSpec Price(string name) => new(name, "USD", ValueRule.Positive, LargestStep: 3);

    private static ColumnSpec Chain(string name, string unit) => new(name, unit, ValueRule.NotNegative, Sparse: true);
}
