using BtcEvents.Learning.Intervals;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Intervals;

public sealed class PredictiveDistributionTests
{
    // An eighth of its mass lies at the floor and below.
    private static readonly PredictiveDistribution Low = new(-60, 40, PredictiveDistribution.UsualDegrees);

    [Theory] // Bisection of the closed form of t with 5 degrees in Python.
    [InlineData(0.05, -1.560849758344)]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.143214868406)]
    public void Quantiles_are_those_of_t_with_the_spread_as_standard_deviation(double level, double expected)
    {
        Assert.Equal(expected, new PredictiveDistribution(0, 1, 5).Quantile(level), 9);
        Assert.Equal(7 + (20 * expected), new PredictiveDistribution(7, 20, 5).Quantile(level), 8);
    }

    [Fact]
    public void Probabilities_agree_with_the_closed_form() // As above, in Python.
    {
        Assert.Equal(0.5729641085353, new PredictiveDistribution(3, 20, 5).ProbabilityUp, 10);
        Assert.Equal(0.8734150024499, Low.ProbabilityAbove(-100), 10);
    }

    [Fact]
    public void Levels_are_19_exact_decimals_and_quantiles_stand_at_them()
    {
        var distribution = new PredictiveDistribution(3, 20, 4);

        Assert.Equal(Enumerable.Range(1, 19).Select(k => (double)(k * 0.05m)), PredictiveDistribution.Levels);
        Assert.Equal(PredictiveDistribution.Levels.Select(distribution.Quantile), distribution.Quantiles());
    }

    [Fact]
    public void Quantiles_rise_mirror_each_other_and_invert_the_probability() =>
        SeededProperty.Holds(seed =>
        {
            var random = new Random(seed);
            // Far enough above the floor that it is out of reach.
            var distribution = new PredictiveDistribution(50 * random.NextDouble(), 10, Degrees(random));
            var quantiles = distribution.Quantiles();
            var level = 0.02 + (0.96 * random.NextDouble());
            var mirrored = distribution.Quantile(level) + distribution.Quantile(1 - level);
            return quantiles.Zip(quantiles.Skip(1)).All(pair => pair.First < pair.Second)
                && Math.Abs(mirrored - (2 * distribution.Location)) < 1e-9
                && Math.Abs(distribution.ProbabilityAbove(distribution.Quantile(level)) - (1 - level)) < 1e-10;
        });

    [Theory]
    [InlineData(2.01, 1e-9)]
    [InlineData(2.01, 1e-15)]
    [InlineData(5, 1e-12)]
    [InlineData(1e6, 1e-12)]
    public void Tails_far_out_are_found(double degrees, double tail)
    {
        var distribution = new PredictiveDistribution(0, 1, degrees);

        Assert.Equal(1, distribution.ProbabilityAbove(distribution.Quantile(1 - tail)) / (1 - (1 - tail)), 6);
    }

    [Fact]
    public void A_central_interval_is_missed_as_often_on_either_side()
    {
        var distribution = new PredictiveDistribution(3, 20, 5);
        var (lower, upper) = distribution.Central(0.8);

        Assert.Equal((0.9, 0.1), Rounded(distribution.ProbabilityAbove(lower), distribution.ProbabilityAbove(upper)));
    }

    [Fact]
    public void Nothing_lies_below_the_floor()
    {
        Assert.Equal(-100, Low.Quantile(0.12));
        Assert.InRange(Low.Quantile(0.13), -99.9, -98);
        Assert.Equal(-100, Low.Central(0.8).Lower);
        Assert.Equal(1, Low.ProbabilityAbove(Math.BitDecrement(-100)));
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e100)]
    public void With_many_degrees_it_is_the_normal(double degrees)
    {
        var distribution = new PredictiveDistribution(0, 1, degrees);

        Assert.Equal((2 / Math.Sqrt(2 * Math.PI)) - (1 / Math.Sqrt(Math.PI)), distribution.Crps(0), 6);
        Assert.Equal(1.281552, distribution.Quantile(0.9), 5);
        Assert.Equal(0.841345, distribution.ProbabilityAbove(-1), 5);
    }

    [Theory]
    [InlineData(-100.01, 1, 5)]
    [InlineData(double.NaN, 1, 5)]
    [InlineData(double.PositiveInfinity, 1, 5)]
    [InlineData(0, -1e-9, 5)]
    [InlineData(0, double.NaN, 5)]
    [InlineData(0, double.PositiveInfinity, 5)]
    [InlineData(0, 1, 2)]
    [InlineData(0, 1, double.NaN)]
    [InlineData(0, 1, double.PositiveInfinity)]
    public void A_distribution_that_cannot_be_is_refused(double at, double spread, double degrees) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictiveDistribution(at, spread, degrees));

    [Fact]
    public void Without_spread_all_of_it_lies_at_the_location()
    {
        var certain = new PredictiveDistribution(3, 0, 5);

        Assert.All(certain.Quantiles(), quantile => Assert.Equal(3, quantile));
        Assert.Equal((3, 3), certain.Central(0.999));
        Assert.Equal([1, 0, 0], new[] { 2.9, 3, 3.1 }.Select(certain.ProbabilityAbove));
        Assert.Equal([2, 0, 4], new[] { 1.0, 3, 7 }.Select(certain.Crps));
        Assert.Equal(1, new PredictiveDistribution(-100, 0, 5).ProbabilityAbove(-101));
    }

    [Fact]
    public void Questions_without_an_answer_are_refused()
    {
        Assert.All([0, 1, double.NaN], p => Assert.Throws<ArgumentOutOfRangeException>(() => Low.Quantile(p)));
        Assert.All([0, 1, double.NaN], c => Assert.Throws<ArgumentOutOfRangeException>(() => Low.Central(c)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Low.ProbabilityAbove(double.NaN));
    }

    private static double Degrees(Random random) => 2.5 + (30 * random.NextDouble());

    private static (double, double) Rounded(double a, double b) => (Math.Round(a, 9), Math.Round(b, 9));
}
