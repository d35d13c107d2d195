namespace BtcEvents.Market;

/// <summary>
/// Mean daily close of each complete month. A month is complete where every one of its days has a close; a mean
/// over fewer days is another quantity, however few are missing.
/// </summary>
public sealed class MonthlyMeans
{
    private readonly Dictionary<Month, double> _means;

    /// <summary>Takes one close per day.</summary>
    public MonthlyMeans(IEnumerable<(DateOnly Day, double Close)> closes) =>
        _means = closes
            .GroupBy(c => Month.Of(c.Day))
            .Where(m => m.Count() == m.Key.LastDay.Day)
            .ToDictionary(m => m.Key, m => m.Average(c => c.Close));

    /// <summary>Those of daily spot bars.</summary>
    public static MonthlyMeans Of(Series spot)
    {
        ArgumentNullException.ThrowIfNull(spot);
        return new(spot.Times.Zip(spot["close"], (time, close) => (DateOnly.FromDateTime(time), close)));
    }

    /// <summary>
    /// What is forecast: the change from the mean of the month before to the mean of a month, percent.
    /// </summary>
    public static double Change(double before, double mean) => 100 * ((mean / before) - 1);

    /// <summary>Mean close of a month; null unless it is complete.</summary>
    public double? Of(Month month) => _means.TryGetValue(month, out var mean) ? mean : null;

    /// <summary>
    /// <see cref="Change"/> of <paramref name="month"/>; null unless it and the month before are complete.
    /// </summary>
    public double? ChangeOf(Month month) =>
        _means.TryGetValue(month, out var mean) && _means.TryGetValue(month.AddMonths(-1), out var before)
            ? Change(before, mean)
            : null;
}
