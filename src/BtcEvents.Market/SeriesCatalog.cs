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
    /// The catalogue of a symbol such as <c>BTC-USD</c>. Price files carry the asset's name (<c>btc_spot</c>), and the
    /// currency's where it is not USD (<c>btc-eur_spot</c>); the asset's own metrics carry the asset's, too, except for
    /// BTC, whose files are named without.
    /// </summary>
    /// <exception cref="BadInputException">The symbol is not of the form ASSET-CURRENCY.</exception>
    public static ImmutableArray<SeriesSpec> For(string symbol)
    {
        var pair = TradingPair.Parse(symbol);
        var (own, currency) = (pair.MetricPrefix, pair.Currency);
        return
        [
            new(
                SpotOf(pair),
                "trade_date",
                TradingCalendar.EveryDay,
                0,
                PriceTable,
                [
                    SeriesColumns.Price("open", currency),
                    SeriesColumns.Price("high", currency),
                    SeriesColumns.Price("low", currency),
                    SeriesColumns.Price("close", currency),
                    new("volume", currency, ValueRule.NotNegative, Plausible: SeriesColumns.Moving),
                ],
                Required: true
            ),
            new(
                FuturesOf(pair),
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                PriceTable,
                [SeriesColumns.Price("close", currency)]
            ),
            // DFF is released on the next working day.
            new(
                "fed_rate",
                "trade_date",
                TradingCalendar.EveryDay,
                1,
                MacroTable,
                [SeriesColumns.FedRate],
                ReleasedOnWorkingDays: true
            ),
            Index("sp500", largestStep: 1.5, least: 300, most: 100_000),
            Index("vix", largestStep: 4, least: 5, most: 150),
            Index("dxy", largestStep: 1.2, least: 50, most: 200),
            new(
                own + "funding_rate",
                "time",
                TradingCalendar.Intraday,
                0,
                MetricsTable,
                [
                    new(
                        "funding_rate",
                        "fraction per 8 h",
                        ValueRule.Finite,
                        Plausible: SeriesColumns.Funding(pair.Asset)
                    ),
                ]
            ),
            new(
                "fear_greed",
                "trade_date",
                TradingCalendar.EveryDay,
                0,
                MetricsTable,
                [
                    new(
                        "fear_greed_value",
                        "0-100",
                        ValueRule.Percentage,
                        Plausible: new() { Least = 2, LongestRun = 30 }
                    ),
                ]
            ),
            // Chain figures of a day are compiled after the day has ended.
            new(
                own + "onchain",
                "trade_date",
                TradingCalendar.EveryDay,
                1,
                OnChainTable,
                [
                    SeriesColumns.Chain("hashrate", "TH/s") with
                    {
                        LargestStep = 3,
                        Plausible = new() { Least = 1000, LongestRun = 10 }, // else in EH/s
                    },
                    SeriesColumns.Chain("difficulty", "1", longestRun: 60) with
                    {
                        LargestStep = 2, // every two weeks, by a quarter or so
                    },
                    SeriesColumns.Chain("active_addresses", "1"),
                    SeriesColumns.Chain("fees_btc", "BTC"),
                    SeriesColumns.Chain("tx_count", "1"),
                ]
            ),
        ];
    }

    /// <summary>Name of the spot bars of a symbol, for example <c>btc_spot</c>.</summary>
    internal static string SpotOf(TradingPair pair) => pair.PricePrefix + "_" + Spot;

    /// <summary>Name of the futures close of a symbol.</summary>
    internal static string FuturesOf(TradingPair pair) => pair.PricePrefix + "_" + Futures;

    // An index of an exchange, the same for every symbol.
    private static SeriesSpec Index(string name, double largestStep, double least, double most) =>
        new(
            name,
            "trade_date",
            TradingCalendar.ExchangeDays,
            0,
            MacroTable,
            [
                new(
                    name + "_index",
                    "points",
                    ValueRule.Positive,
                    LargestStep: largestStep,
                    Plausible: SeriesColumns.Moving with
                    {
                        Least = least,
                        Most = most,
                    }
                ),
            ]
        );
}
