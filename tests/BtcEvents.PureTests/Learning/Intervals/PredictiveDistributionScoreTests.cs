using BtcEvents.Learning.Intervals;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Intervals;

/// <summary>The continuous ranked probability score of a <see cref="PredictiveDistribution"/>.</summary>
public sealed class PredictiveDistributionScoreTests
{
    [Theory] // Simpson's rule over the closed form of t with 5 degrees, from the floor up, in Python.
    [InlineData(3, 20, -12, 9.04471209)]
    [InlineData(3, 20, 45, 31.91624200)]
    [InlineData(0, 1, 0, 0.19909099)]
    [InlineData(-60, 40, -95, 21.18070124)]
    [InlineData(-60, 40, -100, 24.77731261)]
    public void The_score_agrees_with_integrals_from_elsewhere(double at, double spread, double actual, double score) =>
        Assert.Equal(score, new PredictiveDistribution(at, spread, 5).Crps(actual), 7);

    [Fact]
    public void The_score_is_the_integral_of_the_squared_distance() =>
        SeededProperty.Holds(seed =>
        {
            var random = new Random(seed);
            var distribution = new PredictiveDistribution(
                -90 + (120 * random.NextDouble()),
                10 + (40 * random.NextDouble()),
                2.5 + (30 * random.NextDouble())
            );
            var actual = -100 + (200 * random.NextDouble());
            return Math.Abs(distribution.Crps(actual) - Integrated(distribution, actual)) < 1e-5;
        });

    [Theory]
    [InlineData(3, 20)]
    [InlineData(-60, 40)] // Much of it at the floor.
    public void The_truth_scores_best(double at, double spread)
    {
        var random = new Random(2019);
        double[] draws = [.. Enumerable.Range(0, 4000).Select(_ => Math.Max(-100, at + (spread * UnitT5(random))))];
        double Mean(double location, double width) =>
            draws.Average(new PredictiveDistribution(location, width, 5).Crps);
        var truth = Mean(at, spread);

        Assert.True(truth < Mean(at, spread * 0.6), "too narrow");
        Assert.True(truth < Mean(at, spread * 1.6), "too wide");
        Assert.True(truth < Mean(at - (spread * 0.4), spread), "too low");
        Assert.True(truth < Mean(at + (spread * 0.4), spread), "too high");
    }

    [Theory]
    [InlineData(-100.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_change_that_cannot_come_is_refused(double actual) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PredictiveDistribution(3, 20, 5).Crps(actual));

    /// <summary>A draw of t with 5 degrees, from normal draws, scaled to a standard deviation of 1.</summary>
    private static double UnitT5(Random random)
    {
        var squares = Enumerable.Range(0, 5).Sum(_ => Math.Pow(RandomRows.Normal(random), 2));
        return RandomRows.Normal(random) / Math.Sqrt(squares / 5) * Math.Sqrt(3.0 / 5);
    }

    /// <summary>The score by the midpoint rule; the part above is mapped to (0, 1).</summary>
    private static double Integrated(PredictiveDistribution distribution, double actual)
    {
        const int Steps = 20_000;
        var (below, above, width) = (0.0, 0.0, actual + 100);
        for (var i = 0; i < Steps; i++)
        {
            var t = (i + 0.5) / Steps;
            below += Math.Pow(1 - distribution.ProbabilityAbove(-100 + (width * t)), 2) * width;
            above += Math.Pow(distribution.ProbabilityAbove(actual + (50 * t / (1 - t))) / (1 - t), 2) * 50;
        }

        return (below + above) / Steps;
    }
}
