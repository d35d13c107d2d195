using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class RollingOriginTests
{
    [Fact]
    public void Every_earlier_row_is_learned_from() =>
        Assert.Equal([new(3, 3), new(4, 4), new(5, 5)], new RollingOrigin { FirstOrigin = 3 }.Splits(6));

    [Fact]
    public void A_gap_keeps_rows_away_from_the_test_row() =>
        Assert.Equal([new(2, 4), new(3, 5)], new RollingOrigin { FirstOrigin = 4, Gap = 2 }.Splits(6));

    [Fact]
    public void There_is_no_fold_where_the_rows_end_before_the_first_origin() =>
        Assert.Empty(new RollingOrigin { FirstOrigin = 6 }.Splits(6));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(2, -1)]
    public void Impossible_settings_are_refused(int first, int gap) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RollingOrigin { FirstOrigin = first, Gap = gap }.Splits(20)
        );
}
