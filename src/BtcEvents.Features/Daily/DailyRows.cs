using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>The known values of one column, at most one a day, in day order; empty cells are left out.</summary>
/// <param name="Days">Day numbers (<see cref="DateOnly.DayNumber"/>), rising.</param>
/// <param name="Values">One per day.</param>
/// <param name="Count">How many entries of both are in use.</param>
internal readonly record struct DailyRows(int[] Days, double[] Values, int Count)
{
    /// <summary>Brings the rows of a column, of which there may be several a UTC day, to one a day.</summary>
    public static DailyRows Of(Series series, string column, DayAggregation aggregation)
    {
        var times = series.Times.AsSpan();
        var cells = series[column].AsSpan();
        var (days, values) = (new int[times.Length], new double[times.Length]);
        var count = 0;
        for (var i = 0; i < times.Length; )
        {
            var day = DayOf(times[i]);
            var (sum, known) = (0.0, 0);
            for (; i < times.Length && DayOf(times[i]) == day; i++)
            {
                if (!double.IsNaN(cells[i]))
                {
                    (sum, known) = (sum + cells[i], known + 1);
                }
            }

            if (known > 0)
            {
                (days[count], values[count++]) = (day, aggregation == DayAggregation.Sum ? sum : sum / known);
            }
        }

        return new(days, values, count);
    }

    /// <summary>
    /// For each of <paramref name="days"/> the newest value that was public at the end of that day, NaN where there
    /// is none or it is older than <paramref name="maximumAge"/> days.
    /// </summary>
    public double[] KnownOn(ReadOnlySpan<int> days, SeriesSpec spec, int maximumAge)
    {
        var merged = new double[days.Length];
        var next = 0;
        for (var i = 0; i < days.Length; i++)
        {
            var lastKnown = PublicationCalendar.LastKnownDay(spec, DateOnly.FromDayNumber(days[i])).DayNumber;
            while (next < Count && Days[next] <= lastKnown)
            {
                next++;
            }

            var usable = next > 0 && days[i] - Days[next - 1] <= maximumAge;
            merged[i] = usable ? Values[next - 1] : double.NaN;
        }

        return merged;
    }

    /// <summary>Day number of a UTC time.</summary>
    public static int DayOf(DateTime time) => (int)(time.Ticks / TimeSpan.TicksPerDay);
}
