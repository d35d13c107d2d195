using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>Mean daily close of the months that are completely known.</summary>
internal sealed class MonthlyCloses
{
    private readonly Dictionary<Month, double> _means;

    /// <summary>Takes one close per day.</summary>
    public MonthlyCloses(IEnumerable<(DateOnly Day, double Close)> closes) =>
        _means = closes
            .GroupBy(c => Month.Of(c.Day))
            .Where(m => m.Count() == m.Key.LastDay.Day)
            .ToDictionary(m => m.Key, m => m.Average(c => c.Close));

    /// <summary>
    /// Change of the mean close of <paramref name="month"/> against the month before, percent; null unless every day of
    /// both is known.
    /// </summary>
    public double? ChangeOf(Month month) =>
        _means.TryGetValue(month, out var mean) && _means.TryGetValue(month.AddMonths(-1), out var before)
            ? 100 * ((mean / before) - 1)
            : null;
}
