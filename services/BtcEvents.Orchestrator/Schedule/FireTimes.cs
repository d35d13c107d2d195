using BtcEvents.Market;
using Quartz;

namespace BtcEvents.Orchestrator;

/// <summary>
/// When a cron expression fires in a time zone. A fire time that the spring change skips comes right after the gap; one
/// that the autumn change doubles counts once, since only the first of a month matters.
/// </summary>
internal sealed class FireTimes
{
    private readonly CronExpression _cron;
    private readonly TimeZoneInfo _zone;

    /// <exception cref="FormatException">Not a cron expression.</exception>
    public FireTimes(string cron, TimeZoneInfo zone)
    {
        _zone = zone;
        _cron = new CronExpression(cron, zone);
    }

    /// <summary>The month that contains the instant, in the schedule's zone.</summary>
    public Month MonthOf(DateTimeOffset instant) =>
        Month.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime));

    /// <summary>The first fire time of the month, or null where there is none in it.</summary>
    public DateTimeOffset? FirstIn(Month month) =>
        NextAfter(BeginningOf(month).AddTicks(-1)) is { } first && MonthOf(first) == month ? first : null;

    /// <summary>
    /// The first month, of as many as are looked at, that would begin before the month before it is over in UTC: its
    /// last day would still be changing. Null where there is none.
    /// </summary>
    public (Month Month, DateTimeOffset Fires)? FirstTooEarly(DateTimeOffset from, int months) =>
        Enumerable
            .Range(0, months)
            .Select(ahead => MonthOf(from).AddMonths(ahead))
            .Select(month => (Month: month, Fires: FirstIn(month)))
            .Where(first => first.Fires < new DateTimeOffset(first.Month.FirstDay, TimeOnly.MinValue, TimeSpan.Zero))
            .Select(first => ((Month, DateTimeOffset)?)(first.Month, first.Fires!.Value))
            .FirstOrDefault();

    /// <summary>The first fire time after the instant, or null where there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant) => _cron.GetNextValidTimeAfter(instant);

    private DateTimeOffset BeginningOf(Month month)
    {
        var midnight = month.FirstDay.ToDateTime(TimeOnly.MinValue);
        while (_zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1); // a zone whose clocks skip midnight: the month begins after the gap
        }

        // Where midnight comes twice, the month begins with the first one, whose offset is the larger.
        var offset = _zone.IsAmbiguousTime(midnight)
            ? _zone.GetAmbiguousTimeOffsets(midnight).Max()
            : _zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset);
    }
}
