namespace BtcEvents.Market;

/// <summary>
/// What is believable of a column beyond what its rule allows: what lies outside is told, and blocks nothing. The
/// bounds stand well outside of what the real series to 2025-06 show.
/// </summary>
public sealed record PlausibleValues
{
    /// <summary>Least value, in the column's unit.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest value, in the column's unit.</summary>
    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>Largest difference between a row and the one before, in the column's unit; null: not checked.</summary>
    public double? LargestMove { get; init; }

    /// <summary>
    /// How many times a row may stand above, or below, both rows beside it: there and back again within a day is rarely
    /// true. Null: not checked.
    /// </summary>
    public double? LargestSpike { get; init; }

    /// <summary>How many rows in a row may hold the same value; null: not checked.</summary>
    public int? LongestRun { get; init; }
}
