using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class ForecastMetricsTests
{
    private static readonly double[] Actual = [1, -2, 3, 0];
    private static readonly double[] Predicted = [2, 2, 3, 1];

    [Fact]
    public void Errors_are_as_worked_out_by_hand()
    {
        Assert.Equal(Math.Sqrt((1 + 16 + 0 + 1) / 4.0), ForecastMetrics.Rmse(Actual, Predicted), 12);
        Assert.Equal((1 + 4 + 0 + 1) / 4.0, ForecastMetrics.Mae(Actual, Predicted), 12);
    }

    [Fact]
    public void R2_is_as_worked_out_by_hand() => // mean 0.5; spread 0.25 + 6.25 + 6.25 + 0.25 = 13; errors 18
        Assert.Equal(1 - (18 / 13.0), ForecastMetrics.R2(Actual, Predicted)!.Value, 12);

    [Fact]
    public void Smape_is_as_worked_out_by_hand() => // 1/3 + 4/4 + 0 + 1/1
        Assert.Equal(200 * (1 / 3.0 + 1 + 0 + 1) / 4, ForecastMetrics.Smape(Actual, Predicted), 12);

    [Fact]
    public void Smape_of_two_zeros_is_zero_and_of_opposite_signs_200()
    {
        Assert.Equal(0, ForecastMetrics.Smape([0], [0]));
        Assert.Equal(200, ForecastMetrics.Smape([5], [-1]), 12);
    }

    [Fact]
    public void There_is_no_R2_where_all_outcomes_are_the_same() =>
        Assert.Null(ForecastMetrics.R2([0.1, 0.1, 0.1], [1, 2, 3]));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public void No_pairs_or_unequal_lengths_are_refused(int actual, int predicted)
    {
        Assert.Throws<ArgumentException>(() => ForecastMetrics.Rmse(new double[actual], new double[predicted]));
        Assert.Throws<ArgumentException>(() => ForecastMetrics.Mae(new double[actual], new double[predicted]));
        Assert.Throws<ArgumentException>(() => ForecastMetrics.R2(new double[actual], new double[predicted]));
        Assert.Throws<ArgumentException>(() => ForecastMetrics.Smape(new double[actual], new double[predicted]));
    }
}
