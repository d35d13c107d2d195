using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Features;

/// <summary>2024-03-01 is a Friday.</summary>
public sealed class DailyFrameTests
{
    private static readonly DateOnly Friday = new(2024, 3, 1);

    [Fact]
    public void Fridays_federal_funds_rate_is_seen_on_Monday()
    {
        // A row every day, weekends too: 1 on Friday, 2, 3, 4 on Monday, 5 on Tuesday.
        var frame = Frame(Days("fed_rate", 0, 1, 2, 3, 4, 5));
        Assert.Equal([double.NaN, double.NaN, double.NaN, 1, 4], First(frame, DailyColumn.FedRate, 5));
    }

    [Fact]
    public void A_weekend_is_filled_from_Friday_and_never_from_Monday()
    {
        var frame = Frame(
            SimulatedMarket.Daily(SimulatedMarket.Spec("sp500"), (Friday, [100]), (Friday.AddDays(3), [200]))
        );
        Assert.Equal([100, 100, 100, 200], First(frame, DailyColumn.Sp500, 4));
    }

    [Fact]
    public void Nothing_is_known_before_the_first_row()
    {
        var frame = Frame(Days("vix", 3, 15));
        Assert.Equal([double.NaN, double.NaN, double.NaN, 15, 15], First(frame, DailyColumn.Vix, 5));
    }

    [Fact]
    public void A_value_grows_too_old()
    {
        var frame = Frame(new FeatureOptions { MaximumFillAgeDays = 2 }, Days("dxy", 0, 90));
        Assert.Equal([90, 90, 90, double.NaN], First(frame, DailyColumn.Dxy, 4));
    }

    [Fact]
    public void Chain_figures_come_a_day_late_and_empty_cells_keep_the_value_before()
    {
        var chain = SimulatedMarket.Daily(
            SimulatedMarket.Spec("onchain"),
            (Friday, [1, 10, double.NaN, 5, 5]),
            (Friday.AddDays(1), [2, double.NaN, double.NaN, 6, 6]),
            (Friday.AddDays(2), [3, 30, double.NaN, 7, 7])
        );
        var frame = Frame(chain);
        Assert.Equal([double.NaN, 1, 2, 3], First(frame, DailyColumn.Hashrate, 4));
        Assert.Equal([double.NaN, 10, 10, 30], First(frame, DailyColumn.Difficulty, 4));
    }

    [Fact]
    public void A_column_without_a_single_value_is_not_there()
    {
        var frame = Frame(SimulatedMarket.Daily(SimulatedMarket.Spec("onchain"), (Friday, [1, 10, double.NaN, 5, 5])));
        Assert.False(frame.Has(DailyColumn.ActiveAddresses));
        Assert.True(frame.Has(DailyColumn.Hashrate));
        Assert.False(frame.Has(DailyColumn.FearGreed));
    }

    [Fact]
    public void Funding_of_a_UTC_day_is_its_mean_and_its_sum()
    {
        var midnight = Friday.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var funding = new Series(
            SimulatedMarket.Spec("funding_rate"),
            [midnight, midnight.AddHours(8), midnight.AddHours(23.9), midnight.AddHours(24)],
            [
                [1, 2, 6, 100],
            ]
        );
        var frame = Frame(funding);
        Assert.Equal([3, 100, 100], First(frame, DailyColumn.FundingMean, 3));
        Assert.Equal([9, 100, 100], First(frame, DailyColumn.FundingSum, 3));
    }

    [Fact]
    public void Another_symbol_uses_the_series_of_its_own_asset()
    {
        var specs = SeriesCatalog.For("ETH-USD");
        var spot = SimulatedMarket.Daily(specs.Single(s => s.Name == "eth_spot"), (Friday, [1, 2, 0.5, 1, 7]));
        var chain = SimulatedMarket.Daily(
            specs.Single(s => s.Name == "eth_onchain"),
            (Friday.AddDays(-1), [9, 9, 9, 9, 9])
        );
        var frame = DailyFrame.Create(
            MarketData.Create("ETH-USD", Friday, [spot, chain, Days("onchain", -1, 5)]),
            new()
        );
        Assert.Equal([9], First(frame, DailyColumn.Hashrate, 1));
    }

    private static double[] First(DailyFrame frame, DailyColumn column, int count) => frame[column][..count].ToArray();

    private static DailyFrame Frame(params Series[] others) => Frame(new FeatureOptions(), others);

    private static DailyFrame Frame(FeatureOptions options, params Series[] others)
    {
        var spot = SimulatedMarket.Daily(
            SimulatedMarket.Spec("btc_spot"),
            [.. Enumerable.Range(0, 31).Select(i => (Friday.AddDays(i), new double[] { 1, 2, 0.5, 1, 7 }))]
        );
        return DailyFrame.Create(
            MarketData.Create(SimulatedMarket.Symbol, new(2024, 3, 31), [spot, .. others]),
            options
        );
    }

    private static Series Days(string name, int start, params double[] values)
    {
        var spec = SimulatedMarket.Spec(name);
        return SimulatedMarket.Daily(
            spec,
            [
                .. values.Select(
                    (v, i) => (Friday.AddDays(start + i), Enumerable.Repeat(v, spec.Columns.Length).ToArray())
                ),
            ]
        );
    }
}
