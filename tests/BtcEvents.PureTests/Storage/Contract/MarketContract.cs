using BtcEvents.Market;

namespace BtcEvents.StoreContract;

/// <summary>One part of what every market store does; each store has a test class for every part.</summary>
public abstract class MarketContract
{
    /// <summary>An empty store of its own.</summary>
    private protected abstract StoreUnderTest New();

    /// <summary>One of <see cref="StoreUnderTest.SomeSeries"/>.</summary>
    private protected static Series Some(string name) => StoreUnderTest.SomeSeries().Single(s => s.Spec.Name == name);

    /// <summary>The series with another value in one cell.</summary>
    private protected static Series WithCell(Series series, int column, int row, double value)
    {
        var columns = series.Columns.Select(c => c.ToArray()).ToArray();
        columns[column][row] = value;
        return new(series.Spec, [.. series.Times], columns);
    }
}
