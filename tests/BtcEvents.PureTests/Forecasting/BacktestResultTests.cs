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
            },
            new()
            {
                Month = "2024-04",
                Forecast = 2,
                Lower = 0,
                Upper = 6,
                Model = "m",
                Carry = 6,
            },
        ];
        var result = new BacktestResult("BTC-USD", "d", true, rows);
        Assert.Equal((2, Math.Sqrt(12.5)), (result.Scores!.Count, result.Scores.Rmse));
        Assert.Equal(Math.Sqrt(26), result.Zero!.Rmse, 12);
        Assert.Equal(Math.Sqrt((196 + 100) / 2.0), result.CarriedOn!.Rmse, 12);
        Assert.Equal(2 / 3.0, result.IntervalCoverage!.Value, 12);
        var unknown = result with { Rows = rows[3..] };
        Assert.Equal(
            (null, null, null, null),
            (unknown.Scores, unknown.Zero, unknown.CarriedOn, unknown.IntervalCoverage)
        );
    }
}
