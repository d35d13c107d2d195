namespace BtcEvents.Market;

/// <summary>Which rows of a series were public on a day.</summary>
public static class PublicationCalendar
{
    /// <summary>
    /// The last day whose row of <paramref name="spec"/> is public at the end of <paramref name="asOf"/>: the as-of
    /// date less the publication delay. The delay of an every-day series counts calendar days, except that nothing
    /// is released on weekends for series with a working-day release (the federal funds rate).
    /// </summary>
    public static DateOnly LastKnownDay(SeriesSpec spec, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Calendar == TradingCalendar.ExchangeDays || spec.ReleasedOnWorkingDays
            ? BackWorkingDays(asOf, spec.PublicationDelayDays)
            : asOf.AddDays(-spec.PublicationDelayDays);
    }

    private static DateOnly BackWorkingDays(DateOnly day, int count)
    {
        // A row of day R is released `count` working days after R. Release days up to `day` are what is public.
        if (count == 0)
        {
            return day;
        }

        while (IsWeekend(day))
        {
            day = day.AddDays(-1);
        }

        for (; count > 0; count--)
        {
            do
            {
                day = day.AddDays(-1);
            } while (IsWeekend(day));
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
