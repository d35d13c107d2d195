using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Features;

public sealed class MonthlyFeaturesTests
{
    private static readonly DateOnly NewYear = new(2023, 1, 1);

    [Fact]
    public void The_end_of_a_month_against_its_mean_follows_by_hand()
    {
        // January: 30 days at 100 and the last at 131, mean 101. February: 28 days at 202.
        var table = Build(
            day =>
                day.Month == 2 ? 202
                : day.Day == 31 ? 131
                : 100,
            new(2023, 2, 28)
        );
        Assert.Equal(101, table.MeanClose[0], 10);
        Assert.Equal(100 * (131 / 101.0 - 1), Value(table, 0, FeatureNames.CloseToMean), 10);
        Assert.Equal(100 * (731 / 7.0 / 101 - 1), Value(table, 0, "last_7_to_mean"), 10);
        Assert.Equal(100, Value(table, 1, FeatureNames.Change), 10);
        Assert.Equal(0, Value(table, 1, FeatureNames.CloseToMean), 10);
        Assert.Equal(100, Value(table, 1, "close_to_previous_mean"), 10);
        Assert.Equal(100 * Math.Log(202 / 131.0), Value(table, 1, "momentum_1"), 10);
        Assert.Equal(double.NaN, Value(table, 1, "momentum_3"));
        Assert.Equal(double.NaN, Value(table, 0, FeatureNames.Change));
    }

    [Fact]
    public void The_target_is_the_change_of_the_next_mean_and_the_last_row_has_none()
    {
        var table = Build(day => day.Month * 100, new(2023, 3, 31));
        Assert.Equal([100, 50, double.NaN], table.Target.Select(t => Math.Round(t, 10)));
        Assert.Equal(table.Target[0], Value(table, 1, FeatureNames.Change), 12);
        Assert.Equal("2023-04", table.ForecastMonth.ToString());
    }

    [Fact]
    public void Premium_is_futures_over_spot_on_the_days_that_have_both()
    {
        // Spot 100 to the 15th and 200 after; futures, from the 16th on, 1 percent above.
        var futures = SimulatedMarket.Daily(
            SimulatedMarket.Spec("btc_futures"),
            [.. Enumerable.Range(15, 16).Select(i => (NewYear.AddDays(i), new[] { 202.0 }))]
        );
        var table = Build(day => day.Day < 16 ? 100 : 200, new(2023, 1, 31), futures);
        Assert.Equal(1, Value(table, 0, "premium_rate"), 10);
        Assert.Equal(202, Value(table, 0, "futures_close"), 10);
    }

    [Fact]
    public void A_series_that_covers_less_than_half_a_month_has_no_mean()
    {
        var futures = SimulatedMarket.Daily(
            SimulatedMarket.Spec("btc_futures"),
            [.. Enumerable.Range(17, 14).Select(i => (NewYear.AddDays(i), new[] { 202.0 }))]
        );
        var table = Build(_ => 100, new(2023, 1, 31), futures);
        Assert.Equal(double.NaN, Value(table, 0, "premium_rate"));
        Assert.Equal(double.NaN, Value(table, 0, "futures_close"));
    }

    [Fact]
    public void A_change_against_zero_is_not_known()
    {
        var rate = SimulatedMarket.Daily(
            SimulatedMarket.Spec("fed_rate"),
            [.. Enumerable.Range(-5, 64).Select(i => (NewYear.AddDays(i), new[] { i < 31 ? 0.0 : 5 }))]
        );
        var table = Build(_ => 100, new(2023, 2, 28), rate);
        Assert.Equal(double.NaN, Value(table, 1, "fed_rate_change"));
        Assert.True(Value(table, 1, "fed_rate_difference") > 4);
    }

    [Fact]
    public void Features_of_a_missing_series_are_absent()
    {
        var table = Build(_ => 100, new(2023, 1, 31));
        Assert.Equal(
            ["price", "month end", "trend", "volatility", "momentum rule and interval"],
            table.Features.Select(f => FeatureCatalogue.Find(f)!.Family).Distinct()
        );
        Assert.Equal(-1, table.IndexOf("hashrate_change"));
    }

    [Fact]
    public void A_missing_day_is_left_out_of_the_mean()
    {
        var table = MonthlyFeatures.Build(
            Market(day => day.Day == 5 ? 999 : 100, new(2023, 2, 28), d => d != new DateOnly(2023, 1, 5)),
            new()
        );
        Assert.Equal(100, table.MeanClose[0], 10);
        Assert.Equal((2700 + 999) / 28.0, table.MeanClose[1], 10);
    }

    [Fact]
    public void Months_begin_with_the_first_whole_one() =>
        Assert.Equal(
            "2023-02",
            MonthlyFeatures.Build(Market(_ => 100, new(2023, 3, 31), d => d != NewYear), new()).Months[0].ToString()
        );

    [Theory]
    [InlineData(
        "2025-05-20",
        "2025-05-20",
        "BTC-USD: spot prices for 2025-05 end on 2025-05-20: the month is not complete"
    )]
    [InlineData(
        "2025-05-31",
        "2025-05-30",
        "BTC-USD: spot prices for 2025-05 end on 2025-05-30: the month is not complete"
    )]
    [InlineData("2023-01-31", "2023-01-31", "BTC-USD: spot prices begin on 2023-01-02: no month is complete")]
    public void An_incomplete_month_is_told(string asOf, string last, string sentence)
    {
        var from = asOf.StartsWith("2023", StringComparison.Ordinal) ? NewYear.AddDays(1) : NewYear;
        var data = Market(_ => 100, DateOnly.Parse(asOf), d => d >= from && d <= DateOnly.Parse(last));
        Assert.Equal(sentence, Assert.Throws<BadInputException>(() => MonthlyFeatures.Build(data, new())).Message);
    }

    [Fact]
    public void A_month_without_any_price_is_told()
    {
        var data = Market(_ => 100, new(2023, 3, 31), d => d.Month != 2);
        Assert.Equal(
            "BTC-USD: there are no spot prices for 2023-02",
            Assert.Throws<BadInputException>(() => MonthlyFeatures.Build(data, new())).Message
        );
    }

    [Fact]
    public void A_shift_for_which_prices_begin_too_late_is_left_out()
    {
        // From 25 December on: windows that begin up to seven days before 1 January are complete.
        var spot = SimulatedMarket.Daily(
            SimulatedMarket.Spec("btc_spot"),
            [.. Enumerable.Range(-7, 38).Select(i => (NewYear.AddDays(i), new[] { 1.0, 1, 1, 1, 1 }))]
        );
        var data = MarketData.Create(SimulatedMarket.Symbol, new(2023, 1, 31), [spot]);
        Assert.Equal(
            [5, 7],
            MonthlyFeatures.Build(data, new() { ShiftDays = [5, 7, 8, 25] }).Shifted.Select(t => t.ShiftDays)
        );
    }

    [Fact]
    public void Options_outside_their_range_are_told()
    {
        var data = Market(_ => 100, new(2023, 1, 31), _ => true);
        Assert.Throws<BadInputException>(() => MonthlyFeatures.Build(data, new() { MaximumFillAgeDays = -1 }));
        Assert.Throws<BadInputException>(() => MonthlyFeatures.Build(data, new() { MinimumCoverage = double.NaN }));
        Assert.Throws<BadInputException>(() => MonthlyFeatures.Build(data, new() { ShiftDays = [5, 28] }));
        Assert.Throws<BadInputException>(() => MonthlyFeatures.Build(data, new() { ShiftDays = [5, 5] }));
    }

    private static double Value(FeatureTable table, int row, string feature) => table.Rows[row][table.IndexOf(feature)];

    private static FeatureTable Build(Func<DateOnly, double> close, DateOnly asOf, params Series[] others) =>
        MonthlyFeatures.Build(Market(close, asOf, _ => true, others), new());

    private static MarketData Market(
        Func<DateOnly, double> close,
        DateOnly asOf,
        Func<DateOnly, bool> has,
        params Series[] others
    )
    {
        var days = Enumerable.Range(0, asOf.DayNumber - NewYear.DayNumber + 1).Select(NewYear.AddDays).Where(has);
        var spot = SimulatedMarket.Daily(
            SimulatedMarket.Spec("btc_spot"),
            [.. days.Select(d => (d, new[] { close(d), close(d), close(d), close(d), 1.0 }))]
        );
        return MarketData.Create(SimulatedMarket.Symbol, asOf, [spot, .. others]);
    }
}
