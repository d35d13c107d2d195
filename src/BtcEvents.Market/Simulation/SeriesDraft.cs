namespace BtcEvents.Market;

/// <summary>Collects the rows of one simulated series.</summary>
internal sealed class SeriesDraft(string symbol, string name)
{
    private readonly SeriesSpec _spec = SeriesCatalog.For(symbol).Single(s => s.Name == name);
    private readonly List<DateTime> _times = [];
    private readonly List<double[]> _rows = [];

    public void Add(DateOnly day, params double[] values) =>
        Add(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), values);

    public void Add(DateTime time, params double[] values)
    {
        _times.Add(time);
        _rows.Add(values);
    }

    public Series ToSeries() =>
        new(_spec, [.. _times], [.. _spec.Columns.Select((_, c) => _rows.Select(r => r[c]).ToArray())]);
}
