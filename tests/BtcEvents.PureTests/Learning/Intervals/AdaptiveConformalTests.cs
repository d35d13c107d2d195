using BtcEvents.Learning.Intervals;

namespace BtcEvents.PureTests.Learning.Intervals;

public sealed class AdaptiveConformalTests
{
    [Fact]
    public void The_level_rises_after_a_miss_and_falls_after_a_hit()
    {
        // 3 lies outside +-1: 0.5 + 0.05. Then the second of {1, 3} (ceil(3 x 0.55) = 2) holds 2: 0.55 - 0.05.
        // Then the second of {1, 2, 3} (ceil(4 x 0.5) = 2) misses 10: 0.5 + 0.05.
        Assert.Equal(0.55, Level([1, 3], 0.1), 12);
        Assert.Equal(0.50, Level([1, 3, 2], 0.1), 12);
        Assert.Equal(0.55, Level([1, 3, 2, -10], 0.1), 12);
    }

    [Fact]
    public void A_residual_counts_in_units_of_its_difficulty()
    {
        Assert.Equal(0.45, AdaptiveConformal.Level([1, 3], [1, 4], 0.5, 0.1, 1), 12);
        Assert.Equal(0.55, AdaptiveConformal.Level([4, 3], [4, 1], 0.5, 0.1, 1), 12);
    }

    [Fact]
    public void Residuals_of_the_warmup_are_not_judged()
    {
        Assert.Equal(0.5, AdaptiveConformal.Level([1, 3], [1, 1], 0.5, 0.1, 2), 12);
        Assert.Equal(0.45, AdaptiveConformal.Level([1, 3, 2], [1, 1, 1], 0.5, 0.1, 2), 12);
        Assert.Equal(0.5, AdaptiveConformal.Level([], [], 0.5, 0.1, 12), 12);
    }

    [Fact]
    public void Without_a_rate_the_level_is_the_coverage() => Assert.Equal(0.5, Level([1, 3, 20, 100], 0));

    [Fact]
    public void The_level_stays_inside_zero_and_one()
    {
        Assert.Equal(0.99, Level([1, 2, 4, 8, 16, 32], 0.9));
        Assert.Equal(0.01, Level([9, 0, 0], 0.9));
    }

    [Fact]
    public void Numbers_outside_their_range_are_told()
    {
        Assert.Contains(
            "2 residuals",
            Assert.Throws<ArgumentException>(() => AdaptiveConformal.Level([1, 2], [1], 0.5, 0.1, 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => AdaptiveConformal.Level([1], [1], 1, 0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdaptiveConformal.Level([1], [1], 0.5, -0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdaptiveConformal.Level([1], [1], 0.5, 0.1, 0));
    }

    [Fact]
    public void Past_intervals_are_those_that_the_walk_judged()
    {
        var past = AdaptiveConformal.PastIntervals([1, 3, 2], [1, 1, 2], 0.5, 0.1, 1);
        Assert.Null(past[0]);
        Assert.Equal((-1.0, 1.0), (past[1]!.Lower, past[1]!.Upper));
        Assert.Equal((-6.0, 6.0), (past[2]!.Lower, past[2]!.Upper)); // second of {1, 3}, twice as difficult
    }

    private static double Level(double[] residuals, double rate) =>
        AdaptiveConformal.Level(residuals, [.. residuals.Select(_ => 1.0)], 0.5, rate, 1);
}
