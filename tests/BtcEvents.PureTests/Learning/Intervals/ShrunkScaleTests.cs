using BtcEvents.Learning.Intervals;

namespace BtcEvents.PureTests.Learning.Intervals;

public sealed class ShrunkScaleTests
{
    [Theory]
    [InlineData(2, 1.6583123951777)] // sqrt((2 + 9) / (2 + 2))
    [InlineData(60, 1.0549422855334)] // sqrt((60 + 9) / (60 + 2))
    public void The_factor_is_as_worked_out_by_hand(double prior, double factor) =>
        Assert.Equal(factor, ShrunkScale.Of([3, 0], prior), 9);

    [Fact]
    public void Without_errors_the_formula_stands() => Assert.Equal(1, ShrunkScale.Of([], ShrunkScale.UsualPrior));

    [Fact]
    public void Many_errors_outweigh_the_prior() =>
        Assert.Equal(2, ShrunkScale.Of(Enumerable.Repeat(-2.0, 100_000), ShrunkScale.UsualPrior), 3);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    public void A_weightier_prior_pulls_closer_to_1(double error)
    {
        double[] errors = [error, -error, error];
        var factors = new[] { 1.0, 10, 100 }.Select(prior => Math.Abs(ShrunkScale.Of(errors, prior) - 1)).ToArray();

        Assert.True(factors[0] > factors[1] && factors[1] > factors[2] && factors[2] > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_prior_that_is_no_weight_is_refused(double prior) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShrunkScale.Of([1], prior));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void An_error_that_is_not_finite_is_refused(double error)
    {
        var refused = Assert.Throws<ArgumentException>(() => ShrunkScale.Of([1, error], 60));

        Assert.Contains("standardised error 1 is", refused.Message, StringComparison.Ordinal);
    }
}
