using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

public sealed class WalkForwardTests
{
    private static readonly ForecastRecipe Quick = SimulatedCycle.Recipe with
    {
        Training = SimulatedCycle.Recipe.Training with { LinearTrials = 2, JudgedMonths = 12, SearchedMonths = 6 },
    };

    private static readonly Month From = SimulatedCycle.LastMonth.AddMonths(-1);

    private static readonly Month To = SimulatedCycle.LastMonth.AddMonths(1);

    private static readonly Lazy<BacktestResult> Result = new(() => Run(SimulatedCycle.Data, From, To, 1));

    [Fact]
    public void A_month_is_forecast_as_a_cycle_on_the_data_of_its_as_of_date_does()
    {
        foreach (var row in Result.Value.Rows)
        {
            var (forecast, record, _) = Quick.Run(
                SimulatedCycle.Data.KnownAt(Month.Parse(row.Month).AddMonths(-1).LastDay),
                SimulatedCycle.Seed,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(
                (forecast.Month, forecast.ChangePercent, forecast.Lower, forecast.Upper),
                (row.Month, row.Forecast, row.Lower, row.Upper)
            );
            Assert.Equal(record.Champion, row.Model);
        }
    }

    [Fact]
    public void Outcome_and_carry_are_changes_of_mean_closes()
    {
        var row = Result.Value.Rows[1];
        Assert.Equal("2024-12", row.Month);
        Assert.Equal(100 * ((MeanClose(new(2024, 12)) / MeanClose(new(2024, 11))) - 1), row.Actual!.Value, 9);
        Assert.Equal(100 * ((MeanClose(new(2024, 11)) / MeanClose(new(2024, 10))) - 1), row.Carry, 9);
        Assert.Equal(row.Actual >= row.Lower && row.Actual <= row.Upper, row.Held);
        var ends = new EndOfMonth(SimulatedCycle.Data.Spot);
        Assert.Equal((ends.Of(new(2024, 12)), ends.WithDrift(new(2024, 12))), (row.EndOfMonth, row.EndOfMonthDrift));
    }

    [Fact]
    public void An_outcome_that_is_not_known_yet_is_absent()
    {
        var row = Result.Value.Rows[2];
        Assert.Equal(("2025-01", null, null), (row.Month, row.Actual, row.Held));
        Assert.Equal(Result.Value.Rows[1].Actual, row.Carry);
    }

    [Fact]
    public void An_incomplete_month_has_no_outcome()
    {
        var cut = MarketData.Create(
            SimulatedCycle.Data.Symbol,
            new(2024, 12, 30),
            SimulatedCycle.Series,
            simulated: true
        );
        var row = Run(cut, To.AddMonths(-1), To.AddMonths(-1), 1).Rows.Single();
        Assert.Equal((null, Result.Value.Rows[1].Forecast), (row.Actual, row.Forecast));
    }

    [Fact]
    public void A_month_that_lacks_a_day_has_no_outcome_and_carries_nothing_on()
    {
        var spot = SimulatedCycle.Data.Spot;
        var kept = spot
            .Times.Select((t, i) => (Day: DateOnly.FromDateTime(t), i))
            .Where(d => d.Day != new DateOnly(2024, 12, 15))
            .Select(d => d.i)
            .ToArray();
        var holed = new Series(
            spot.Spec,
            [.. kept.Select(i => spot.Times[i])],
            [.. spot.Columns.Select(c => kept.Select(i => c[i]).ToArray())]
        );
        var data = SimulatedCycle.At(
            [holed, .. SimulatedCycle.Series.Where(s => s.Spec.Name != spot.Spec.Name)],
            SimulatedCycle.LastMonth
        );
        var rows = Run(data, To.AddMonths(-1), To, 1).Rows;

        Assert.Equal((null, double.NaN), (rows[0].Actual, rows[1].Carry));
        Assert.Equal(Result.Value.Rows[1].Forecast, rows[0].Forecast);
    }

    [Fact]
    public void Months_side_by_side_give_the_same() =>
        Assert.Equal(Result.Value.Rows, Run(SimulatedCycle.Data, From, To, 3).Rows);

    [Fact]
    public void Another_future_changes_outcomes_and_no_forecast()
    {
        var other = SimulatedCycle.At(
            SimulatedCycle.Rewritten(SimulatedCycle.Series, From.AddMonths(-1).LastDay, future: true, 4),
            SimulatedCycle.LastMonth
        );
        var (row, altered) = (Result.Value.Rows[0], Run(other, From, From, 1).Rows[0]);
        Assert.NotEqual(row.Actual, altered.Actual);
        Assert.Equal(row with { Actual = null }, altered with { Actual = null });
    }

    [Fact]
    public void Each_month_is_told_as_it_is_done()
    {
        var told = new List<BacktestRow>();
        var rows = WalkForward
            .Run(
                SimulatedCycle.Data,
                To,
                To,
                Quick,
                SimulatedCycle.Seed,
                1,
                null,
                new Listener(told),
                TestContext.Current.CancellationToken
            )
            .Rows;
        Assert.Equal(rows, told);
    }

    [Fact]
    public void A_range_that_cannot_be_forecast_is_told()
    {
        Assert.Equal("the backtest would end in 2024-10, before it begins in 2024-11", Told(From, From.AddMonths(-1)));
        Assert.Equal("2025-02 cannot be forecast: the data end on 2024-12-31", Told(To.AddMonths(1), To.AddMonths(1)));
        Assert.Contains("too few", Told(new(2018, 6), new(2018, 6)), StringComparison.Ordinal);
        Assert.Contains("no spot prices", Told(new(2017, 6), new(2017, 6)), StringComparison.Ordinal);
    }

    private static string Told(Month from, Month to) =>
        Assert.Throws<BadInputException>(() => Run(SimulatedCycle.Data, from, to, 2)).Message;

    private static double MeanClose(Month month)
    {
        var spot = SimulatedCycle.Data.Spot;
        return spot
            .Times.Zip(spot["close"])
            .Where(d => d.First.Year == month.Year && d.First.Month == month.Number)
            .Average(d => d.Second);
    }

    private static BacktestResult Run(MarketData data, Month from, Month to, int parallelism) =>
        WalkForward.Run(
            data,
            from,
            to,
            Quick,
            SimulatedCycle.Seed,
            parallelism,
            memory: null,
            progress: null,
            TestContext.Current.CancellationToken
        );

    private sealed class Listener(List<BacktestRow> told) : IProgress<BacktestRow>
    {
        public void Report(BacktestRow value) => told.Add(value);
    }
}
