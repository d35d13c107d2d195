using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class BacktestResultTests
{
    [Fact]
    public void Scores_compare_the_same_months()
    {
        BacktestRow[] rows =
        [
            new()
            {
                Month = "2024-01",
                Actual = 10,
                Forecast = 8,
                Lower = 0,
                Upper = 9,
                Model = "m",
                Carry = double.NaN,
                EndOfMonth = double.NaN,
                EndOfMonthDrift = double.NaN,
            },
            new()
            {
                Month = "2024-02",
                Actual = -4,
                Forecast = -1,
                Lower = -5,
                Upper = 5,
                Model = "m",
                Carry = 10,
                EndOfMonth = 1,
                EndOfMonthDrift = 2,
            },
            new()
            {
                Month = "2024-03",
                Actual = 6,
                Forecast = 2,
                Lower = 0,
                Upper = 6,
                Model = "m",
                Carry = -4,
                EndOfMonth = 1,
                EndOfMonthDrift = 2,
            },
            new()
            {
                Month = "2024-04",
                Forecast = 2,
                Lower = 0,
                Upper = 6,
                Model = "m",
                Carry = 6,
                EndOfMonth = 1,
                EndOfMonthDrift = 2,
            },
        ];
        var result = new BacktestResult("BTC-USD", "d", true, rows, Coverage: 0.8);
        Assert.Equal((2, Math.Sqrt(12.5)), (result.Scores!.Count, result.Scores.Rmse));
        Assert.Equal(Math.Sqrt(26), result.Zero!.Rmse, 12);
        Assert.Equal(Math.Sqrt((196 + 100) / 2.0), result.CarriedOn!.Rmse, 12);
        Assert.Equal(2 / 3.0, result.IntervalCoverage!.Value, 12);
        Assert.Equal((5.0, Math.Sqrt((36 + 16) / 2.0)), (result.EndOfMonth!.Rmse, result.EndOfMonthDrift!.Rmse));
        Assert.Equal(1 - (12.5 / 25), result.SkillOverEndOfMonth!.Value, 12);
        Assert.Equal(1 - (25 / 50.0), result.OpenPartR2!.Value, 12);
        Assert.Equal(2 * (0.5 - (Math.Atan(12.5 / 3.5) / Math.PI)), result.PValue!.Value, 9); // t of one degree: Cauchy
        Assert.Equal((10 + 6) / 2.0, result.IntervalScore!.Value, 12);
        Assert.Equal((2024, 2), (result.Years[0].Year, result.Years[0].Months));
        Assert.Equal(0.5, result.Years[0].SkillOverEndOfMonth!.Value, 12);
        Assert.Single(result.Years);
        Assert.Null(result.Crps);
        BacktestRow[] spread = [.. rows.Select(r => r with { Distribution = new(r.Forecast, 5, 6) })];
        Assert.Equal(
            (spread[1].Distribution!.Crps(-4) + spread[2].Distribution!.Crps(6)) / 2,
            (result with { Rows = spread }).Crps!.Value,
            12
        );
        Assert.Null(spread[3].Crps);
        var missed = result with { Rows = [rows[1] with { Upper = -5, Lower = -6 }] };
        Assert.Equal(1 + (10 * 1), missed.IntervalScore!.Value, 12);
        Assert.Null((result with { Rows = [rows[1] with { Upper = double.PositiveInfinity }] }).IntervalScore);
        var unknown = result with { Rows = rows[3..] };
        Assert.Equal(
            (null, null, null, null, null, null, null),
            (
                unknown.Scores,
                unknown.Zero,
                unknown.CarriedOn,
                unknown.IntervalCoverage,
                unknown.SkillOverEndOfMonth,
                unknown.PValue,
                unknown.IntervalScore
            )
        );
    }
}
