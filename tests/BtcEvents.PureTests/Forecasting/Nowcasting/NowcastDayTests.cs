using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Forecasting.Nowcasting;

public sealed class NowcastDayTests
{
    private static readonly Series Spot = SimulatedCycle.Data.Spot;

    private static readonly Lazy<IReadOnlyList<NowcastDay>> Walk = new(() => NowcastDay.Of(Of(Spot, 60), Spot));

    [Fact]
    public void There_is_a_day_for_each_from_the_beginning_to_the_last_of_the_longest_month()
    {
        var days = Walk.Value;

        Assert.Equal(Enumerable.Range(0, 32), days.Select(day => day.Day));
        Assert.All(days.Take(29), day => Assert.Equal(60, day.Months));
        Assert.Equal(35, days[31].Months);
        Assert.Equal((1, 0, 1, 0), (days[31].R2, days[31].Rmse, days[31].Coverage, days[31].Width));
    }

    [Fact]
    public void The_mean_width_falls_with_every_day_and_the_error_with_the_days()
    {
        var days = Walk.Value;

        Assert.All(days.Zip(days.Skip(1)).Take(28), pair => Assert.True(pair.Second.Width < pair.First.Width));
        Assert.All(new[] { 5, 10, 15, 20, 25, 31 }, day => Assert.True(days[day].Rmse < days[day - 5].Rmse));
        Assert.All(days, day => Assert.Equal(day.WalkRmse, day.Rmse, 1e-9));
    }

    [Fact]
    public void Months_without_an_outcome_are_left_out()
    {
        var result = Of(Spot, 12);
        result = result with { Rows = [.. result.Rows.Select((row, i) => i < 9 ? row : row with { Actual = null })] };

        Assert.Equal(9, NowcastDay.Of(result, Spot)[0].Months);
        Assert.Empty(NowcastDay.Of(result with { Rows = [] }, Spot));
    }

    [Fact] // Figures of 2020-01 to 2025-06, worked out in Python.
    public async Task On_real_figures_the_price_that_stays_errs_as_it_was_found_to_err_elsewhere()
    {
        var last = new DateOnly(2025, 6, 30);
        var market = await new SourceOrder([new CsvFolder(RealMarket.FolderOrSkip())]).FetchAsync(
            new() { Symbol = "BTC-USD", AsOf = last },
            TestContext.Current.CancellationToken
        );
        var spot = MarketData.Create("BTC-USD", last, market.Series.Select(s => s.Raw.ToSeries(last))).Spot;
        var days = NowcastDay.Of(Of(spot, 66), spot);
        var expected = new[] { (5, 9.79), (7, 8.85), (10, 7.34), (12, 5.57), (15, 4.41), (20, 2.18), (25, 1.01) };

        Assert.All(expected, day => Assert.Equal(day.Item2, days[day.Item1].WalkRmse, 0.006));
    }

    // The last months, each forecast as the price that stays where it is.
    private static BacktestResult Of(Series spot, int months)
    {
        var last = Month.Of(DateOnly.FromDateTime(spot.Times[^1]));
        var nowcaster = new Nowcaster("BTC-USD", spot);
        var means = MonthlyMeans.Of(spot);
        var rows =
            from month in Enumerable.Range(1 - months, months).Select(last.AddMonths)
            let start = nowcaster.Of(month, month.AddMonths(-1).LastDay, start: null)
            select new BacktestRow
            {
                Month = month.ToString(),
                Actual = means.ChangeOf(month),
                Forecast = start.Anchor,
                Distribution = start.Distribution,
                Lower = start.Distribution.Central(0.8).Lower,
                Upper = start.Distribution.Central(0.8).Upper,
                Model = "end-of-month",
                Carry = 0,
                EndOfMonth = start.Anchor,
                EndOfMonthDrift = start.Anchor,
            };
        return new("BTC-USD", "digest", Simulated: true, [.. rows], 0.8);
    }
}
