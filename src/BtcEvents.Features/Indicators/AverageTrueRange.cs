namespace BtcEvents.Features.Indicators;

/// <summary>Average true range (Wilder, New Concepts in Technical Trading Systems, 1978).</summary>
public static class AverageTrueRange
{
    /// <summary>
    /// Range for each bar, in price units: the true range (the larger of high and close before, less the smaller of
    /// low and close before), averaged plainly over the first <paramref name="period"/> and then by Wilder's
    /// smoothing. The first bar has no close before it, so values begin at index <paramref name="period"/>.
    /// </summary>
    public static double[] Wilder(
        ReadOnlySpan<double> high,
        ReadOnlySpan<double> low,
        ReadOnlySpan<double> close,
        int period
    )
    {
        var ranges = new double[close.Length];
        Array.Fill(ranges, double.NaN);
        var average = 0.0;
        for (var i = 1; i < close.Length; i++)
        {
            var trueRange = Math.Max(high[i], close[i - 1]) - Math.Min(low[i], close[i - 1]);
            average = i <= period ? average + (trueRange / period) : average + ((trueRange - average) / period);
            if (i >= period)
            {
                ranges[i] = average;
            }
        }

        return ranges;
    }
}
