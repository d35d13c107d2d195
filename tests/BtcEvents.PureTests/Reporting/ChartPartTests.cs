using BtcEvents.Reporting.Charts;

namespace BtcEvents.PureTests.Reporting;

public sealed class ChartPartTests
{
    [Theory]
    [InlineData(0, 100)]
    [InlineData(5, 50)]
    [InlineData(10, 0)]
    [InlineData(11, 0)]
    [InlineData(double.NegativeInfinity, 100)]
    [InlineData(double.NaN, double.NaN)]
    public void A_scale_maps_and_holds_what_is_beyond_at_its_ends(double value, double pixel) =>
        Assert.Equal(pixel, new LinearScale(0, 10, 100, 0).Of(value));

    [Fact]
    public void A_line_breaks_where_a_value_is_absent() =>
        Assert.Equal("M0 1L1 2M3 4", LinePath.Through([(0, 1), (1, 2), (2, double.NaN), (3, 4)]));

    [Fact]
    public void A_band_closes_each_unbroken_run() =>
        Assert.Equal(
            "M0 2L1 3L1 1L0 0ZM3 9L3 8Z",
            LinePath.Between([(0, 0, 2), (1, 1, 3), (2, 0, double.NaN), (3, 8, 9)])
        );

    [Fact]
    public void Labels_keep_their_order_and_their_distance()
    {
        var places = LabelSpread.Apart([50, 20, 21, 96], 15, 10, 100);
        Assert.Equal([50, 20, 35, 96], places);
        Assert.Equal([70, 85, 100], LabelSpread.Apart([99, 100, 101], 15, 10, 100));
    }

    [Theory]
    [InlineData("2025-01-01", "2025-06-01", 10, "2025-01 2025-02 2025-03 2025-04 2025-05 2025-06")]
    [InlineData("2024-03-02", "2025-06-30", 5, "2024-04 2024-07 2024-10 2025-01 2025-04")]
    [InlineData("2014-01-02", "2025-05-31", 8, "2016-01 2018-01 2020-01 2022-01 2024-01")]
    [InlineData("2025-05-02", "2025-05-31", 8, "")]
    public void Month_ticks_meet_January_and_fit_the_room(string first, string last, double most, string ticks)
    {
        var months = MonthTicks.Between(DateOnly.Parse(first), DateOnly.Parse(last), most);
        Assert.Equal(ticks, string.Join(' ', months.Select(m => m.ToString("yyyy-MM"))));
        Assert.True(months.Count <= most);
    }

    [Theory]
    [InlineData("last_over_mean", 200, "last_over_mean")]
    [InlineData("last_over_mean", 36, "last…")]
    [InlineData("ab\uD83D\uDE00cd", 29, "ab…")]
    public void A_name_is_cut_to_its_room_and_never_inside_a_letter(string name, double width, string shown) =>
        Assert.Equal(shown, LabelText.Shorten(name, width));
}
