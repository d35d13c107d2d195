using System.Globalization;
using BtcEvents.Orchestrator;

namespace BtcEvents.PureTests.Schedule;

public sealed class DueMonthsTests
{
    [Theory]
    [InlineData(CatchUp.None, "2026-06-01T05:59Z", "2026-03-10T00:00Z", "2026-05")] // fell due while the process ran
    [InlineData(CatchUp.None, "2026-06-01T06:00Z", "2026-06-01T06:00Z", "2026-06")] // to the second
    [InlineData(CatchUp.None, "2026-06-01T06:01Z", "2026-06-01T06:01Z", "")]
    [InlineData(CatchUp.Latest, "2026-06-01T05:59Z", "2026-06-01T05:59Z", "2026-05")]
    [InlineData(CatchUp.Latest, "2026-06-01T06:00Z", "2026-06-01T06:00Z", "2026-06")]
    [InlineData(CatchUp.All, "2026-06-01T06:00Z", "2026-06-01T06:00Z", "2026-03 2026-04 2026-05 2026-06")]
    [InlineData(CatchUp.All, "2026-06-01T05:59Z", "2026-06-01T05:59Z", "2026-03 2026-04 2026-05")]
    // No more than five.
    [InlineData(CatchUp.All, "2026-09-02T00:00Z", "2026-09-02T00:00Z", "2026-05 2026-06 2026-07 2026-08 2026-09")]
    public void The_rule_decides_which_months_are_due(CatchUp rule, string now, string since, string expected) =>
        Assert.Equal(expected, Due("0 0 6 1 * ?", rule, now, since));

    [Fact]
    public void A_schedule_of_every_second_month_leaves_the_others_out() =>
        Assert.Equal("2026-03 2026-05", Due("0 0 6 1 1/2 ?", CatchUp.All, "2026-06-20T00:00Z", "2026-06-20T00:00Z"));

    [Fact]
    public void A_schedule_of_once_a_year_is_caught_up_within_the_year() =>
        Assert.Equal("2026-01", Due("0 0 6 1 1 ?", CatchUp.Latest, "2026-12-31T23:59Z", "2026-12-31T23:59Z"));

    private static string Due(string cron, CatchUp rule, string now, string since)
    {
        var options = new MonthlyScheduleOptions
        {
            CatchUp = rule,
            CatchUpFrom = "2026-03",
            MaxCatchUp = 5,
        };
        var due = new DueMonths(new FireTimes(cron, TimeZoneInfo.Utc), options).At(Time(now), Time(since));
        return string.Join(' ', due.Select(month => month.Month));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
