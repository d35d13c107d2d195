using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// How many of several intervals hold their outcome where each does with the probability it names: the exact
/// distribution of the sum of independent trials (the binomial one where all probabilities are the same; Poisson 1837).
/// </summary>
public static class HitBand
{
    /// <summary>
    /// The central band of the number of hits: outside of it on either side lies at most (1 - level) / 2.
    /// </summary>
    /// <param name="coverages">Probability of each hit, 0 to 1.</param>
    /// <param name="level">Probability inside the band at least, more than 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability or the level breaks its rule.</exception>
    public static (int Least, int Most) Of(IEnumerable<double> coverages, double level)
    {
        ArgumentNullException.ThrowIfNull(coverages);
        InputCheck.Parameter(level is > 0 and < 1, nameof(level), level, "more than 0 and less than 1");
        var hits = Distribution([.. coverages]);
        var tail = (1 - level) / 2;
        return (First(hits, tail), hits.Length - 1 - First([.. hits.Reverse()], tail));
    }

    // The first number whose hits so far are more likely than the tail.
    private static int First(double[] hits, double tail)
    {
        var (count, below) = (0, hits[0]);
        while (below <= tail && count < hits.Length - 1)
        {
            below += hits[++count];
        }

        return count;
    }

    private static double[] Distribution(double[] coverages)
    {
        var hits = new double[coverages.Length + 1];
        hits[0] = 1;
        foreach (var coverage in coverages)
        {
            InputCheck.Parameter(coverage is >= 0 and <= 1, nameof(coverages), coverage, "0 to 1");
            for (var count = hits.Length - 1; count > 0; count--)
            {
                hits[count] = (hits[count] * (1 - coverage)) + (hits[count - 1] * coverage);
            }

            hits[0] *= 1 - coverage;
        }

        return hits;
    }
}
