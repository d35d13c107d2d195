using System.Collections.Immutable;

namespace BtcEvents.Market;

/// <summary>One row as a source gave it, before any check.</summary>
/// <param name="Place">Where it was read.</param>
/// <param name="Time">UTC; a daily row stands at midnight of its day.</param>
/// <param name="Values">One value per column of the series; NaN where the cell is empty.</param>
public readonly record struct RawRow(RowPlace Place, DateTime Time, ImmutableArray<double> Values)
{
    /// <summary>The UTC day of the row.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Time);
}
