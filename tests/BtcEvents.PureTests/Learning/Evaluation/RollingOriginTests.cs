using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class RollingOriginTests
{
    [Fact]
    public void An_expanding_window_keeps_every_earlier_row() =>
        Assert.Equal([new(0, 3, 3), new(0, 4, 4), new(0, 5, 5)], new RollingOrigin { FirstOrigin = 3 }.Splits(6));

    [Fact]
    public void A_sliding_window_keeps_its_length_and_starts_with_what_there_is() =>
        Assert.Equal(
            [new(0, 2, 2), new(0, 3, 3), new(1, 4, 4)],
            new RollingOrigin { FirstOrigin = 2, Window = 3 }.Splits(5)
        );

    [Fact]
    public void A_gap_keeps_rows_away_from_the_test_row_and_a_step_skips_origins() =>
        Assert.Equal(
            [new(0, 2, 4), new(0, 5, 7)],
            new RollingOrigin
            {
                FirstOrigin = 4,
                Gap = 2,
                Step = 3,
            }.Splits(9)
        );

    [Fact]
    public void There_is_no_fold_where_the_rows_end_before_the_first_origin() =>
        Assert.Empty(new RollingOrigin { FirstOrigin = 6 }.Splits(6));

    [Theory]
    [InlineData(0, 0, 1, 5)]
    [InlineData(2, 2, 1, 5)]
    [InlineData(2, -1, 1, 5)]
    [InlineData(2, 0, 0, 5)]
    [InlineData(2, 0, 1, 0)]
    public void Impossible_settings_are_refused(int first, int gap, int step, int window) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RollingOrigin
            {
                FirstOrigin = first,
                Gap = gap,
                Step = step,
                Window = window,
            }.Splits(20)
        );
}
