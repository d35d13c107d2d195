namespace BtcEvents.Features.Indicators;

/// <summary>Plain and exponential averages.</summary>
public static class Averages
{
    /// <summary>Mean of the last <paramref name="window"/> values; NaN where there are fewer.</summary>
    public static double Simple(ReadOnlySpan<double> values, int window)
    {
        if (values.Length < window)
        {
            return double.NaN;
        }

        var sum = 0.0;
        foreach (var value in values[^window..])
        {
            sum += value;
        }

        return sum / window;
    }

    /// <summary>
    /// Mean of the values that are known (not NaN); NaN where fewer than the share
    /// <paramref name="minimumCoverage"/> (0 to 1) of them, or none, are.
    /// </summary>
    public static double OfKnown(ReadOnlySpan<double> values, double minimumCoverage)
    {
        // Summed as distances from the first one, so that the mean of equal values is that value to the last bit:
        // a rate that stays for months then has a change of zero and not of rounding noise.
        var (first, sum, known) = (double.NaN, 0.0, 0);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                first = known == 0 ? value : first;
                (sum, known) = (sum + (value - first), known + 1);
            }
        }

        return known == 0 || known < minimumCoverage * values.Length ? double.NaN : first + (sum / known);
    }

    /// <summary>
    /// Exponential moving average with weight 2 / (period + 1) on the newest value, begun with the plain mean of the
    /// first <paramref name="period"/> known values; NaN before. Leading NaN are passed over.
    /// </summary>
    public static double[] Exponential(ReadOnlySpan<double> values, int period)
    {
        var averages = new double[values.Length];
        Array.Fill(averages, double.NaN);
        var start = 0;
        while (start < values.Length && double.IsNaN(values[start]))
        {
            start++;
        }

        var first = start + period - 1;
        if (first >= values.Length)
        {
            return averages;
        }

        averages[first] = Simple(values[start..(first + 1)], period);
        var weight = 2.0 / (period + 1);
        for (var i = first + 1; i < values.Length; i++)
        {
            averages[i] = averages[i - 1] + (weight * (values[i] - averages[i - 1]));
        }

        return averages;
    }
}
