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
        var (prices, own, currency) = (pair.PricePrefix, pair.MetricPrefix, pair.Currency);
        return
        [
            new(
                prices + "_" + Spot,
                "trade_date",
                TradingCalendar.EveryDay,
                0,
                PriceTable,
                [
                    Price("open", currency),
                    Price("high", currency),
                    Price("low", currency),
                    Price("close", currency),
                    new("volume", currency, ValueRule.NotNegative, Plausible: Moving),
                ],
                Required: true
            ),
            new(
                prices + "_" + Futures,
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                PriceTable,
                [Price("close", currency)]
            ),
            // DFF is released on the next working day.
            new(
                "fed_rate",
                "trade_date",
                TradingCalendar.EveryDay,
                1,
                MacroTable,
                [
                    new(
                        "fed_rate",
                        "% a year",
                        ValueRule.Finite,
                        Plausible: new()
                        {
                            Least = -2,
                            Most = 25,
                            LargestMove = 3,
                        }
                    ),
                ],
                ReleasedOnWorkingDays: true
            ),
            new(
                "sp500",
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                MacroTable,
                [new("sp500_index", "points", ValueRule.Positive, LargestStep: 1.5, Plausible: Moving)]
            ),
            new(
                "vix",
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                MacroTable,
                [
                    new(
                        "vix_index",
                        "points",
                        ValueRule.Positive,
                        LargestStep: 4,
                        Plausible: Moving with
                        {
                            Least = 5,
                            Most = 150,
                        }
                    ),
                ]
            ),
            new(
                "dxy",
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                MacroTable,
                [
                    new(
                        "dxy_index",
                        "points",
                        ValueRule.Positive,
                        LargestStep: 1.2,
                        Plausible: Moving with
                        {
                            Least = 50,
                            Most = 200,
                        }
                    ),
                ]
            ),
            new(
                own + "funding_rate",
                "time",
                TradingCalendar.Intraday,
                0,
                MetricsTable,
                [new("funding_rate", "fraction per 8 h", ValueRule.Finite, Plausible: Funding(pair.Asset))]
            ),
            new(
                "fear_greed",
                "trade_date",
                TradingCalendar.EveryDay,
                0,
                MetricsTable,
                [new("fear_greed_value", "0-100", ValueRule.Percentage, Plausible: new() { LongestRun = 30 })]
            ),
            // Chain figures of a day are compiled after the day has ended.
            new(
                own + "onchain",
                "trade_date",
                TradingCalendar.EveryDay,
                1,
                OnChainTable,
                [
                    Chain("hashrate", "TH/s") with
                    {
                        LargestStep = 3,
                    },
                    Chain("difficulty", "1", longestRun: 60) with
                    {
                        LargestStep = 2, // every two weeks, by a quarter or so
                    },
                    Chain("active_addresses", "1"),
                    Chain("fees_btc", "BTC"),
                    Chain("tx_count", "1"),
                ]
            ),
        ];
    }

    // What is traded moves from day to day.
    private static PlausibleValues Moving { get; } = new() { LongestRun = 5 };

    private static ColumnSpec Price(string name, string currency) =>
        new(name, currency, ValueRule.Positive, LargestStep: 3, Plausible: Moving with { LargestSpike = 2 });

    // Exchanges cap it, for the large coin far lower than for small ones; it may stand still for weeks.
    private static PlausibleValues Funding(string asset)
    {
        var cap = asset == "BTC" ? 0.0075 : 0.04;
        return new()
        {
            Least = -cap,
            Most = cap,
            LongestRun = 200,
        };
    }

    private static ColumnSpec Chain(string name, string unit, int longestRun = 10) =>
        new(name, unit, ValueRule.NotNegative, Sparse: true, Plausible: new() { LongestRun = longestRun });
}
