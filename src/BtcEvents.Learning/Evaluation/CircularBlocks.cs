namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Circular block bootstrap (Politis &amp; Romano 1992): the last month is followed by the first, so that each month is
/// as likely to be drawn.
/// </summary>
internal static class CircularBlocks
{
    /// <summary>
    /// How often each of <paramref name="n"/> months is in one resample of as many; the last block is cut to fit.
    /// </summary>
    public static int[] Draw(Random random, int n, int block)
    {
        var counts = new int[n];
        for (var drawn = 0; drawn < n; drawn += block)
        {
            var start = random.Next(n);
            for (var k = 0; k < Math.Min(block, n - drawn); k++)
            {
                counts[(start + k) % n]++;
            }
        }

        return counts;
    }

    /// <summary>Mean of the months' <paramref name="values"/> in a resample.</summary>
    public static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<int> counts)
    {
        var sum = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            sum += counts[t] * values[t];
        }

        return sum / values.Length;
    }
}
