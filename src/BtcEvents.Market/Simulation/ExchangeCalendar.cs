namespace BtcEvents.Market;

/// <summary>Days on which the simulated exchanges trade: Monday to Friday save a few fixed holidays.</summary>
internal static class ExchangeCalendar
{
    public static bool IsOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((1, 1) or (7, 4) or (12, 25));
}
