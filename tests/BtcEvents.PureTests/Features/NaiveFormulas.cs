using BtcEvents.Features;
using BtcEvents.Market;
using static BtcEvents.Features.DailyColumn;

namespace BtcEvents.PureTests.Features;

/// <summary>A second, slow formula for every feature of the catalogue.</summary>
internal static class NaiveFormulas
{
    public static Dictionary<string, Func<NaiveMarket, Month, double>> All { get; } = Collect();

    private static Dictionary<string, Func<NaiveMarket, Month, double>> Collect()
    {
        var all = new Dictionary<string, Func<NaiveMarket, Month, double>>
        {
            ["close"] = (k, m) => k.Mean(Close, m),
            ["change"] = (k, m) => Change(k.Mean(Close, m), k.Mean(Close, m.AddMonths(-1))),
            ["high_low_range"] = Range,
            ["high_low_range_change"] = (k, m) => Change(Range(k, m), Range(k, m.AddMonths(-1))),
            ["close_to_mean"] = (k, m) => Change(k.Last(Close, m), k.Mean(Close, m)),
            ["close_to_previous_mean"] = (k, m) => Change(k.Last(Close, m), k.Mean(Close, m.AddMonths(-1))),
            ["slope_in_month"] = (k, m) => NaiveIndicators.Slope(k.Days(Close, m)),
            ["volume_last_7_to_mean"] = (k, m) => Change(k.MeanOfRecent(Volume, m, 7), k.Mean(Volume, m)),
            ["rsi_14"] = (k, m) => NaiveIndicators.Rsi(k.Past(Close, m), 14),
            ["macd_hist"] = (k, m) => 100 * NaiveIndicators.MacdHistogram(k.Past(Close, m)) / k.Last(Close, m),
            ["drawdown_365"] = (k, m) =>
                k.Recent(Close, m, 365) is { Length: > 0 } year ? Change(year[^1], year.Max()) : double.NaN,
            ["bollinger_width_20"] = (k, m) =>
                400 * NaiveIndicators.Deviation(k.Recent(Close, m, 20)) / k.Recent(Close, m, 20).Average(),
            ["bollinger_b_20"] = (k, m) => NaiveIndicators.PercentB(k.Recent(Close, m, 20)),
            ["atr_14"] = (k, m) =>
                100 * NaiveIndicators.Atr(k.Past(High, m), k.Past(Low, m), k.Past(Close, m), 14) / k.Last(Close, m),
            ["return_skew_90"] = (k, m) => NaiveIndicators.Skew(k.Recent(Close, m, 91)),
            ["premium_rate"] = Premium,
            ["premium_rate_change"] = (k, m) => Change(Premium(k, m), Premium(k, m.AddMonths(-1))),
            ["premium_rate_difference"] = (k, m) => Premium(k, m) - Premium(k, m.AddMonths(-1)),
            ["funding_mean"] = (k, m) => 100 * k.Mean(FundingMean, m),
            ["funding_last_7"] = (k, m) => 100 * k.MeanOfRecent(FundingMean, m, 7),
            ["funding_sum"] = (k, m) => 100 * k.Mean(FundingSum, m) * m.LastDay.Day,
            ["funding_difference"] = (k, m) => 100 * (k.Mean(FundingMean, m) - k.Mean(FundingMean, m.AddMonths(-1))),
            ["fed_rate_difference"] = (k, m) => k.Mean(FedRate, m) - k.Mean(FedRate, m.AddMonths(-1)),
            ["fear_greed_last"] = (k, m) => k.Last(FearGreed, m),
            ["daily_volatility"] = (k, m) => NaiveIndicators.DailyVolatility(k.Past(Close, m)),
        };
        AddMeans(all);
        AddWindows(all);
        return all;
    }

    private static void AddMeans(Dictionary<string, Func<NaiveMarket, Month, double>> all)
    {
        foreach (
            var (name, column) in new[]
            {
                ("open", Open),
                ("high", High),
                ("low", Low),
                ("volume", Volume),
                ("futures_close", FuturesClose),
                ("fed_rate", FedRate),
                ("sp500", Sp500),
                ("vix", Vix),
                ("dxy", Dxy),
                ("fear_greed", FearGreed),
            }
        )
        {
            all[name] = (k, m) => k.Mean(column, m);
            all[name + "_change"] = (k, m) => Change(k.Mean(column, m), k.Mean(column, m.AddMonths(-1)));
        }

        foreach (
            var (name, column) in new[]
            {
                ("hashrate", Hashrate),
                ("difficulty", Difficulty),
                ("active_addresses", ActiveAddresses),
                ("fees", Fees),
                ("tx_count", TransactionCount),
            }
        )
        {
            all[name + "_change"] = (k, m) => Change(k.Mean(column, m), k.Mean(column, m.AddMonths(-1)));
            all[name + "_30_to_90"] = (k, m) => Change(k.MeanOfRecent(column, m, 30), k.MeanOfRecent(column, m, 90));
        }
    }

    private static void AddWindows(Dictionary<string, Func<NaiveMarket, Month, double>> all)
    {
        foreach (var days in new[] { 3, 5, 7, 14 })
        {
            all[$"last_{days}_to_mean"] = (k, m) => Change(k.MeanOfRecent(Close, m, days), k.Mean(Close, m));
        }

        foreach (var days in new[] { 50, 100, 200 })
        {
            all[$"close_to_ma_{days}"] = (k, m) => Change(k.Last(Close, m), k.MeanOfRecent(Close, m, days));
        }

        foreach (var days in new[] { 30, 90 })
        {
            all[$"realised_vol_{days}"] = (k, m) => NaiveIndicators.Volatility(k.Recent(Close, m, days + 1));
        }

        foreach (var days in new[] { 7, 14, 28, 56 })
        {
            all[$"trend_{days}"] = (k, m) =>
                k.Recent(Close, m, days + 1) is { Length: > 0 } closes
                    ? 100
                        * (Math.Log(closes[^1]) - Math.Log(closes[0]))
                        / NaiveIndicators.DailyVolatility(k.Past(Close, m))
                        / Math.Sqrt(days)
                    : double.NaN;
        }

        foreach (var months in new[] { 1, 3, 6, 12 })
        {
            all[$"momentum_{months}"] = (k, m) => Return(k, Close, m, months);
        }

        foreach (var (name, column) in new[] { ("sp500", Sp500), ("vix", Vix), ("dxy", Dxy) })
        {
            all[name + "_last_to_mean"] = (k, m) => Change(k.Last(column, m), k.Mean(column, m));
            all[name + "_return_1"] = (k, m) => Return(k, column, m, 1);
            all[name + "_return_3"] = (k, m) => Return(k, column, m, 3);
        }
    }

    private static double Change(double now, double before) => (now - before) / before * 100;

    private static double Return(NaiveMarket k, DailyColumn column, Month m, int months) =>
        100 * (Math.Log(k.Last(column, m)) - Math.Log(k.Last(column, m.AddMonths(-months))));

    private static double Range(NaiveMarket k, Month m) =>
        k.Days(High, m).Zip(k.Days(Low, m), (h, l) => h - l) is var days && days.Any() ? days.Average() : double.NaN;

    private static double Premium(NaiveMarket k, Month m)
    {
        var both = k.Days(FuturesClose, m).Zip(k.Days(Close, m)).Where(d => !double.IsNaN(d.First)).ToArray();
        return both.Length * 2 < m.LastDay.Day
            ? double.NaN
            : 100 * both.Sum(d => d.First - d.Second) / both.Sum(d => d.Second);
    }
}
