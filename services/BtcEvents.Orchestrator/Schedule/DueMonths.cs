using BtcEvents.Market;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Which months should have been started by now, by the catch-up rule. Remembers nothing: what was started already
/// is known by its claim.
/// </summary>
internal sealed class DueMonths(FireTimes times, MonthlyScheduleOptions options)
{
    private const int LookBack = 12; // months; a schedule that fires less often than once a year is caught up by nobody

    /// <summary>Oldest first; at most one unless every missed month is caught up.</summary>
    /// <param name="now">The present.</param>
    /// <param name="since">When this process began to look.</param>
    public IReadOnlyList<ScheduledMonth> At(DateTimeOffset now, DateTimeOffset since)
    {
        var due = Fired(now, options.CatchUp == CatchUp.All ? options.MaxCatchUp : LookBack);
        return options.CatchUp switch
        {
            CatchUp.All => [.. due.Where(month => month.Month >= Earliest).Reverse()],
            CatchUp.Latest => [.. due.Take(1)],
            _ => [.. due.Take(1).Where(month => month.Due >= since)],
        };
    }

    /// <summary>
    /// The months, oldest first, whose data may still be waited for: the latest that fell due, and the one before.
    /// </summary>
    public IReadOnlyList<ScheduledMonth> Started(DateTimeOffset now) => [.. Fired(now, LookBack).Take(2).Reverse()];

    // Latest first.
    private IEnumerable<ScheduledMonth> Fired(DateTimeOffset now, int back)
    {
        var present = times.MonthOf(now);
        return Enumerable
            .Range(0, back)
            .Select(months => present.AddMonths(-months))
            .Select(month => (Month: month, First: times.FirstIn(month)))
            .Where(month => month.First <= now)
            .Select(month => new ScheduledMonth(month.Month, month.First!.Value));
    }

    private Month Earliest => options.CatchUpFrom is null ? new Month(1, 1) : Month.Parse(options.CatchUpFrom);
}
