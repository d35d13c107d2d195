namespace BtcEvents.Features.Indicators;

/// <summary>Relative strength index (Wilder, New Concepts in Technical Trading Systems, 1978).</summary>
public static class RelativeStrengthIndex
{
    /// <summary>
    /// Index (0 to 100) for each close: 100 * gains / (gains + losses), both averaged by Wilder's smoothing. NaN for
    /// the first <paramref name="period"/> closes; 50 where the price has not moved at all.
    /// </summary>
    public static double[] Wilder(ReadOnlySpan<double> closes, int period)
    {
        var index = new double[closes.Length];
        Array.Fill(index, double.NaN);
        var (gain, loss) = (0.0, 0.0);
        for (var i = 1; i < closes.Length; i++)
        {
            var step = closes[i] - closes[i - 1];
            // The first `period` steps are averaged plainly, later ones decay.
            var (keep, weight) = i <= period ? (1.0, 1.0 / period) : ((period - 1.0) / period, 1.0 / period);
            gain = (keep * gain) + (weight * Math.Max(step, 0));
            loss = (keep * loss) + (weight * Math.Max(-step, 0));
            if (i >= period)
            {
                index[i] = gain + loss > 0 ? 100 * gain / (gain + loss) : 50;
            }
        }

        return index;
    }
}
