using BtcEvents.Market;

namespace BtcEvents.PureTests.Market;

public sealed class MonthlyMeansTests
{
    private static readonly Month April = new(2025, 4);

    [Fact]
    public void The_change_is_percent_of_the_mean_of_the_month_before()
    {
        // April: 30 days of 100. May: 1, 2, ..., 31 above 100, mean 116. June: 30 days of 87.
        var means = new MonthlyMeans([
            .. Days(April, _ => 100),
            .. Days(April.AddMonths(1), day => 100 + day),
            .. Days(April.AddMonths(2), _ => 87),
        ]);

        Assert.Null(means.ChangeOf(April));
        Assert.Equal(16, means.ChangeOf(April.AddMonths(1))!.Value, 12);
        Assert.Equal(-25, means.ChangeOf(April.AddMonths(2))!.Value, 12);
        Assert.Null(means.ChangeOf(April.AddMonths(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(31)]
    public void A_month_that_lacks_a_day_has_no_change_and_the_next_one_neither(int missing)
    {
        var means = new MonthlyMeans([
            .. Days(April, _ => 100),
            .. Days(April.AddMonths(1), _ => 110).Where(d => d.Day.Day != missing),
            .. Days(April.AddMonths(2), _ => 120),
            .. Days(April.AddMonths(3), _ => 132),
        ]);

        Assert.Null(means.ChangeOf(April.AddMonths(1)));
        Assert.Null(means.ChangeOf(April.AddMonths(2)));
        Assert.Equal(10, means.ChangeOf(April.AddMonths(3))!.Value, 12);
    }

    private static IEnumerable<(DateOnly Day, double Close)> Days(Month month, Func<int, double> close) =>
        Enumerable.Range(1, month.LastDay.Day).Select(day => (month.FirstDay.AddDays(day - 1), close(day)));
}
