namespace BtcEvents.Reporting.Analysis;

/// <summary>Daily closes in time order and the means of their months.</summary>
internal sealed class PriceHistory
{
    /// <summary>Keeps the finite closes.</summary>
    public PriceHistory(IEnumerable<DailyClose> closes)
    {
        Closes = [.. closes.Where(c => double.IsFinite(c.Close)).OrderBy(c => c.Day)];
        Months =
        [
            .. Closes
                .GroupBy(c => (c.Day.Year, c.Day.Month))
                .Select(g => new MonthMean(g.First().Day, g.Last().Day, g.Average(c => c.Close))),
        ];
    }

    /// <summary>The closes.</summary>
    public IReadOnlyList<DailyClose> Closes { get; }

    /// <summary>The means; the first may cover part of a month only.</summary>
    public IReadOnlyList<MonthMean> Months { get; }
}
