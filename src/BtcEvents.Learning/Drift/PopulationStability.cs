using MathNet.Numerics.Distributions;

namespace BtcEvents.Learning.Drift;

/// <summary>
/// Population stability index: sum over bins of (q - p) ln(q / p), with the shares p of the reference and q of the
/// recent sample. Bins are cut at the reference's quantiles; equal cuts fall together, and where the lowest cut is the
/// reference's minimum, values below it get a bin of their own. Every share is smoothed, (count + ½) / (n + bins / 2),
/// so that an empty bin gives a large but finite index.
/// </summary>
public static class PopulationStability
{
    /// <summary>The index of <paramref name="recent"/> against <paramref name="reference"/>.</summary>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN, or there are fewer than 2 bins.</exception>
    public static double Index(IEnumerable<double> reference, IEnumerable<double> recent, int bins)
    {
        double[] p = [.. reference.Order()];
        double[] q = [.. recent.Order()];
        if (bins < 2 || p.Length == 0 || q.Length == 0 || double.IsNaN(p[0]) || double.IsNaN(q[0]))
        {
            throw new ArgumentException(
                $"a stability index needs 2 bins or more and two samples without NaN, not {bins} bins, {p.Length} "
                    + $"and {q.Length} values"
            );
        }

        var cuts = Cuts(p, bins);
        var (shareP, shareQ) = (Shares(p, cuts), Shares(q, cuts));
        return shareP.Zip(shareQ, (a, b) => (b - a) * Math.Log(b / a)).Sum();
    }

    /// <summary>
    /// The index that chance alone exceeds with probability <paramref name="level"/>: (1/n + 1/m) times the chi-square
    /// quantile with bins - 1 degrees (Yurdakul 2018). With few values it lies far above the customary 0.1 and 0.25.
    /// </summary>
    public static double Critical(int referenceCount, int recentCount, int bins, double level) =>
        ((1.0 / referenceCount) + (1.0 / recentCount)) * ChiSquared.InvCDF(bins - 1, 1 - level);

    private static double[] Cuts(double[] sorted, int bins)
    {
        // The k-th cut is the smallest value with at least the share k/bins at or below it.
        var cuts = Enumerable
            .Range(1, bins - 1)
            .Select(k => sorted[(((k * sorted.Length) + bins - 1) / bins) - 1])
            .Distinct();
        return cuts.First() == sorted[0] ? [.. cuts.Prepend(Math.BitDecrement(sorted[0]))] : [.. cuts];
    }

    private static double[] Shares(double[] values, double[] cuts)
    {
        var counts = new double[cuts.Length + 1];
        foreach (var value in values)
        {
            counts[cuts.Count(cut => value > cut)]++;
        }

        return [.. counts.Select(c => (c + 0.5) / (values.Length + (counts.Length / 2.0)))];
    }
}
