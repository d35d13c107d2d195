namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Round numbers for an axis: Heckbert, "Nice numbers for graph labels", Graphics Gems (1990), pages 61-63.
/// </summary>
/// <param name="Values">The ticks, rising, evenly spaced.</param>
/// <param name="Step">Their distance: 1, 2 or 5 times a power of ten.</param>
/// <param name="Decimals">Decimals that a label needs.</param>
internal sealed record NiceTicks(double[] Values, double Step, int Decimals)
{
    /// <summary>First tick, at or below the smallest value.</summary>
    public double First => Values[0];

    /// <summary>Last tick, at or above the largest value.</summary>
    public double Last => Values[^1];

    /// <summary>About <paramref name="count"/> ticks (at least 2) that enclose the extent.</summary>
    public static NiceTicks Around(Extent extent, int count)
    {
        var range = Nice(extent.High - extent.Low, round: false);
        var step = Nice(range / (Math.Max(2, count) - 1), round: true);
        // Whole multiples of the step: adding it up would carry its rounding error along. The little allowance keeps
        // a value that is a tick but for rounding (3 * 0.1) from asking for one tick more.
        var first = Math.Floor((extent.Low / step) + 1e-9);
        var last = Math.Max(first + 1, Math.Ceiling((extent.High / step) - 1e-9));
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 12);
        double[] values =
        [
            .. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, decimals) + 0.0),
        ];
        return new(values, step, decimals);
    }

    private static double Nice(double value, bool round)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        var fraction = value / power;
        var nice = round
            ? fraction switch
            {
                < 1.5 => 1,
                < 3 => 2,
                < 7 => 5,
                _ => 10,
            }
            : fraction switch
            {
                <= 1 => 1,
                <= 2 => 2,
                <= 5 => 5,
                _ => 10,
            };
        return nice * power;
    }
}
