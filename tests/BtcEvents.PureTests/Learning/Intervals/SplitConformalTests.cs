using BtcEvents.Learning.Intervals;

namespace BtcEvents.PureTests.Learning.Intervals;

public sealed class SplitConformalTests
{
    private static readonly double[] Nine = [3, -1, 5, -9, 2, -4, 8, 6, -7];

    [Theory]
    [InlineData(0.8, 8)] // ceil(10 x 0.8) = 8
    [InlineData(0.81, 9)]
    [InlineData(0.9, 9)]
    public void The_half_width_is_the_residual_of_rank_ceil_n_plus_1_times_coverage(double coverage, double halfWidth)
    {
        var interval = new SplitConformal(Nine, new() { Coverage = coverage }).Around(10);

        Assert.Equal((10 - halfWidth, 10 + halfWidth), (interval.Lower, interval.Upper));
        Assert.Equal(halfWidth / 10, interval.GuaranteedCoverage, 12);
        Assert.True(interval.Enough);
    }

    [Fact]
    public void Rounding_does_not_push_the_rank_up() // 25 x 0.56 is above 14 in floating point
    {
        double[] ranks = [.. Enumerable.Range(1, 24).Select(i => (double)i)];

        Assert.Equal(14, new SplitConformal(ranks, new() { Coverage = 0.56 }).Around(0).Upper);
    }

    [Fact]
    public void Too_few_residuals_give_an_infinite_interval_that_says_so()
    {
        var interval = new SplitConformal([1, 2, 3], new() { Coverage = 0.8 }).Around(5);

        Assert.Equal(new(double.NegativeInfinity, double.PositiveInfinity, 0.8, 1, 3, Enough: false), interval);
    }

    [Fact]
    public void Asked_for_a_finite_end_it_takes_the_widest_residual_and_tells_what_that_promises()
    {
        var interval = new SplitConformal(
            [1, -3, 2],
            new() { Coverage = 0.8, WhenTooFew = TooFewResiduals.Widest }
        ).Around(5);

        Assert.Equal(new(2, 8, 0.8, 0.75, 3, Enough: false), interval);
    }

    [Theory]
    [InlineData(TooFewResiduals.Infinite)]
    [InlineData(TooFewResiduals.Widest)]
    public void Without_residuals_nothing_is_promised(TooFewResiduals choice) =>
        Assert.Equal(double.PositiveInfinity, new SplitConformal([], new() { WhenTooFew = choice }).Around(0).Upper);

    [Fact]
    public void A_difficult_month_has_a_wider_interval()
    {
        // Scores 2, 1, 3: rank ceil(4 x 0.7) = 3.
        var calibrated = new SplitConformal([2, -4, 9], new() { Coverage = 0.7 }, [1, 4, 3]);

        Assert.Equal(
            (4.0, 16.0),
            (calibrated.Around(10, difficulty: 2).Lower, calibrated.Around(10, difficulty: 2).Upper)
        );
        Assert.Equal(11.5, calibrated.Around(10, difficulty: 0.5).Upper);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, 0)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_residual_or_difficulty_that_cannot_be_is_refused(double residual, double difficulty)
    {
        var refused = Assert.Throws<ArgumentException>(() => new SplitConformal([0, residual], new(), [1, difficulty]));

        Assert.Contains("residual 1 is", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SplitConformal(Nine, new() { Coverage = 1 }));
        Assert.Throws<ArgumentException>(() => new SplitConformal(Nine, new(), [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SplitConformal(Nine, new()).Around(double.NaN));
    }
}
