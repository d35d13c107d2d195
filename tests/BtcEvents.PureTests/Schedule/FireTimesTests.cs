using System.Globalization;
using BtcEvents.Market;
using BtcEvents.Orchestrator;

namespace BtcEvents.PureTests.Schedule;

public sealed class FireTimesTests
{
    [Theory]
    [InlineData("0 0 6 1 * ?", "UTC", "2026-03", "2026-03-01T06:00Z")]
    [InlineData("0 0 6 1 * ?", "Europe/Berlin", "2026-03", "2026-03-01T05:00Z")] // winter
    [InlineData("0 0 6 1 * ?", "Europe/Berlin", "2026-04", "2026-04-01T04:00Z")] // summer
    [InlineData("0 30 2 29 3 ?", "Europe/Berlin", "2026-03", "2026-03-29T01:00Z")] // 02:30 does not exist
    [InlineData("0 30 2 25 10 ?", "Europe/Berlin", "2026-10", "2026-10-25T00:30Z")] // 02:30 comes twice
    [InlineData("0 30 0 1 * ?", "Europe/Berlin", "2026-04", "2026-03-31T22:30Z")] // still March in UTC
    [InlineData("0 30 23 1 * ?", "America/New_York", "2026-04", "2026-04-02T03:30Z")]
    [InlineData("0 0 6 * * ?", "UTC", "2026-02", "2026-02-01T06:00Z")] // the first of many
    [InlineData("* * * * * ?", "Africa/Cairo", "2010-10", "2010-09-30T22:00Z")] // at the very beginning of the month
    [InlineData("0 0 6 31 * ?", "UTC", "2026-04", null)]
    public void The_first_fire_time_of_a_month(string cron, string zone, string month, string? expected)
    {
        var times = new FireTimes(cron, TimeZoneInfo.FindSystemTimeZoneById(zone));

        var first = times.FirstIn(Month.Parse(month));

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), first);
        Assert.Equal(expected is null ? "" : month, first is { } time ? times.MonthOf(time).ToString() : "");
    }

    [Fact]
    public void The_cron_expression_goes_on_over_both_changes_of_the_clocks_without_a_gap()
    {
        var times = new FireTimes("0 30 2 * * ?", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var (at, days) = (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new HashSet<int>());

        while (times.NextAfter(at) is { } next && next.Year == 2026)
        {
            at = next;
            days.Add(next.DayOfYear);
        }

        Assert.Equal(365, days.Count);
    }

    [Theory]
    [InlineData("0 0 6 1 * ?", "UTC", null)]
    [InlineData("0 0 0 1 * ?", "UTC", null)] // to the second
    [InlineData("0 0 6 1 * ?", "America/Los_Angeles", null)]
    [InlineData("0 0 6 1 * ?", "Pacific/Auckland", "2026-01 2025-12-31 17:00")]
    [InlineData("0 0 13 1 * ?", "Pacific/Auckland", null)] // 13 hours ahead in summer
    [InlineData("0 30 12 1 * ?", "Pacific/Auckland", "2026-01 2025-12-31 23:30")]
    [InlineData("0 0 1 1 * ?", "Europe/London", null)]
    [InlineData("0 0 0 1 * ?", "Europe/London", "2026-04 2026-03-31 23:00")] // only in summer
    [InlineData("0 0 6 L * ?", "Pacific/Auckland", null)] // at the end of the month itself
    public void A_month_that_would_begin_before_the_last_is_over_in_utc_is_found(
        string cron,
        string zone,
        string? expected
    )
    {
        var times = new FireTimes(cron, TimeZoneInfo.FindSystemTimeZoneById(zone));

        var early = times.FirstTooEarly(new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero), months: 24);

        Assert.Equal(expected, early is { } found ? $"{found.Month} {found.Fires.UtcDateTime:yyyy-MM-dd HH:mm}" : null);
    }
}
