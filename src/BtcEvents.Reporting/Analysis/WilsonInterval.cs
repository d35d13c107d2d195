namespace BtcEvents.Reporting.Analysis;

/// <summary>
/// Where the true share may lie when <c>k</c> of <c>n</c> was seen: Wilson, "Probable inference", JASA 22 (1927).
/// Stays within 0 and 1 and is honest for a dozen months, where the usual plus-minus is not.
/// </summary>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1.</param>
internal sealed record WilsonInterval(double Low, double High)
{
    private const double Z = 1.959963984540054; // two-sided 95 %

    /// <summary>The 95 % interval; 0 to 1 where nothing was seen.</summary>
    public static WilsonInterval Of(int part, int whole)
    {
        if (whole == 0)
        {
            return new(0, 1);
        }

        double n = whole,
            p = part / n,
            z2 = Z * Z;
        var middle = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))) / (1 + (z2 / n));
        return new(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
