namespace BtcEvents.Reporting.Charts;

/// <summary>First days of months for a time axis.</summary>
internal static class MonthTicks
{
    private static readonly int[] Steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];

    /// <summary>
    /// Firsts of months from <paramref name="first"/> to <paramref name="last"/>, at most <paramref name="most"/> of
    /// them, counted so that every step of a year or less meets January.
    /// </summary>
    public static IReadOnlyList<DateOnly> Between(DateOnly first, DateOnly last, double most)
    {
        var from = TimeScale.IndexOf(first.Day == 1 ? first : first.AddMonths(1));
        var to = TimeScale.IndexOf(last);
        var step = Steps.FirstOrDefault(s => ((to - from) / s) + 1 <= most, Steps[^1]);
        var start = (from + step - 1) / step * step;
        return
        [
            .. Enumerable.Range(0, Math.Max(0, ((to - start) / step) + 1)).Select(i => OfIndex(start + (i * step))),
        ];
    }

    private static DateOnly OfIndex(int index) => new(index / 12, (index % 12) + 1, 1);
}
