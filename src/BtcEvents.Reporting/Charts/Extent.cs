namespace BtcEvents.Reporting.Charts;

/// <summary>What an axis must hold. Never empty: low is below high.</summary>
internal sealed record Extent
{
    /// <summary>Values beyond this are data errors; one of them must not flatten everything else.</summary>
    private const double Largest = 1e12;

    private Extent(double low, double high) => (Low, High) = (low, high);

    /// <summary>Smallest value.</summary>
    public double Low { get; }

    /// <summary>Largest value.</summary>
    public double High { get; }

    /// <summary>Whether a value has a place on an axis.</summary>
    public static bool Drawable(double value) => double.IsFinite(value) && Math.Abs(value) <= Largest;

    /// <summary>
    /// The extent of the drawable values; 0 to 1 where there is none, a little room where there is one only.
    /// </summary>
    public static Extent Of(IEnumerable<double> values)
    {
        double[] drawable = [.. values.Where(Drawable)];
        if (drawable.Length == 0)
        {
            return new(0, 1);
        }

        var (low, high) = (drawable.Min(), drawable.Max());
        var room =
            high - low > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)) ? 0 : Math.Max(1e-3, Math.Abs(high) * 0.1);
        return new(low - room, high + room);
    }

    /// <summary>
    /// Stretches towards further values, at most by <paramref name="share"/> of the present length on either side, so
    /// that a very wide interval is cut off rather than pressing the points into a line.
    /// </summary>
    public Extent StretchTo(IEnumerable<double> values, double share = 1)
    {
        var (low, high, room) = (Low, High, (High - Low) * share);
        foreach (var value in values.Where(v => !double.IsNaN(v)))
        {
            low = Math.Min(low, Math.Max(value, Low - room));
            high = Math.Max(high, Math.Min(value, High + room));
        }

        return new(low, high);
    }
}
