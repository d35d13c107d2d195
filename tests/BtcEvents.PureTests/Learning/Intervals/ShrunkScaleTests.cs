using BtcEvents.Learning.Intervals;

namespace BtcEvents.PureTests.Learning.Intervals;

public sealed class ShrunkScaleTests
{
    private const double Degrees = PredictiveDistribution.UsualDegrees;

    [Theory]
    [InlineData(2, 1.606592304)] // 4 v² - 8 v - 6 = 0 for its square
    [InlineData(60, 1.021086704)] // 62 v² + 108 v - 180 = 0
    public void The_factor_is_as_worked_out_by_hand(double prior, double factor) =>
        Assert.Equal(factor, Of([3, 0], prior), 8);

    [Fact]
    public void Without_errors_the_formula_stands() => Assert.Equal(1, Of([]));

    [Fact]
    public void Many_errors_of_the_distribution_outweigh_the_prior()
    {
        var twice = new PredictiveDistribution(0, 2, Degrees);
        Assert.Equal(2, Of(Enumerable.Range(0, 20_000).Select(i => twice.Quantile((i + 0.5) / 20_000))), 2);
    }

    [Fact]
    public void One_wild_error_does_not_widen_all_that_come()
    {
        double[] calm = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 0.9 : -0.9)];
        Assert.InRange(Of([.. calm, 1000]) - Of(calm), 0, 0.1);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    public void A_weightier_prior_pulls_closer_to_1(double error)
    {
        double[] errors = [error, -error, error];
        var factors = new[] { 1.0, 10, 100 }.Select(prior => Math.Abs(Of(errors, prior) - 1)).ToArray();

        Assert.True(factors[0] > factors[1] && factors[1] > factors[2] && factors[2] > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_prior_that_is_no_weight_is_refused(double prior) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([1], prior));

    [Theory]
    [InlineData(2)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Degrees_without_a_variance_are_refused(double degrees) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShrunkScale.Of([1], 60, degrees));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void An_error_that_is_not_finite_is_refused(double error)
    {
        var refused = Assert.Throws<ArgumentException>(() => Of([1, error]));

        Assert.Contains("standardised error 1 is", refused.Message, StringComparison.Ordinal);
    }

    private static double Of(IEnumerable<double> errors, double prior = ShrunkScale.UsualPrior) =>
        ShrunkScale.Of(errors, prior, Degrees);
}
