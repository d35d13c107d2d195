using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>
/// All series on the days of the spot series. The value of a day is what was public at the end of that day: other
/// series are filled from the past only, so no later row can change an earlier day.
/// </summary>
public sealed class DailyFrame
{
    private static readonly int ColumnCount = Enum.GetValues<DailyColumn>().Length;

    private readonly int[] _days;
    private readonly double[]?[] _columns;

    private DailyFrame(int[] days, double[]?[] columns) => (_days, _columns) = (days, columns);

    /// <summary>Number of days.</summary>
    public int Count => _days.Length;

    /// <summary>Day numbers (<see cref="DateOnly.DayNumber"/>), rising.</summary>
    public ReadOnlySpan<int> DayNumbers => _days;

    /// <summary>Values of a column, one per day, NaN where not known; empty where the column is not there.</summary>
    public ReadOnlySpan<double> this[DailyColumn column] => _columns[(int)column];

    /// <summary>Whether any value of the column is known.</summary>
    public bool Has(DailyColumn column) => _columns[(int)column] is not null;

    /// <summary>Merges the series of <paramref name="data"/>.</summary>
    /// <exception cref="BadInputException">There are no spot prices.</exception>
    public static DailyFrame Create(MarketData data, FeatureOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var spot = data.Spot;
        var days = new int[spot.Count];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = DailyRows.DayOf(spot.Times[i]);
        }

        var columns = new double[]?[ColumnCount];
        columns[(int)DailyColumn.Open] = [.. spot["open"]];
        columns[(int)DailyColumn.High] = [.. spot["high"]];
        columns[(int)DailyColumn.Low] = [.. spot["low"]];
        columns[(int)DailyColumn.Close] = [.. spot["close"]];
        columns[(int)DailyColumn.Volume] = [.. spot["volume"]];
        var catalogue = SeriesCatalog.For(data.Symbol);
        foreach (var source in DailyColumnSource.Merged)
        {
            columns[(int)source.Column] = Merge(source, source.FindIn(data, catalogue), days, options);
        }

        return new(days, columns);
    }

    private static double[]? Merge(DailyColumnSource source, Series? series, int[] days, FeatureOptions options)
    {
        if (series is null)
        {
            return null;
        }

        var rows = DailyRows.Of(series, source.SourceColumn, source.Aggregation);
        return rows.Count == 0 ? null : rows.KnownOn(days, series.Spec, options.MaximumFillAgeDays);
    }
}
