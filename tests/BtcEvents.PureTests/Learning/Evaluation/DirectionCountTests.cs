using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class DirectionCountTests
{
    [Fact]
    public void Direction_leaves_out_months_without_one_and_counts_a_zero_forecast_as_wrong()
    {
        Assert.Equal(new(Right: 2, Judged: 3), DirectionCount.Of([1, -2, 3, 0], [2, 2, 3, 1]));
        Assert.Equal(0.5, DirectionCount.Of([1, 1], [0, 3]).Share);
    }

    [Fact]
    public void There_is_no_direction_where_nothing_moved_or_nothing_was_forecast()
    {
        Assert.Null(DirectionCount.Of([0, 0], [1, -1]).Share);
        Assert.Null(DirectionCount.Of([1, -1], [0, 0]).Share);
    }

    [Fact]
    public void As_many_forecasts_as_outcomes_are_asked_for() =>
        Assert.Throws<ArgumentException>(() => DirectionCount.Of([1, 2], [1]));
}
