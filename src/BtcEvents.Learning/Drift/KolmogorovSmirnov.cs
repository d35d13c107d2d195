namespace BtcEvents.Learning.Drift;

/// <summary>
/// Two-sided two-sample Kolmogorov-Smirnov test. Up to 10 000 pairs of values the p-value is exact, by counting the
/// lattice paths that stray as far (Hodges 1958), ties included; beyond, it is asymptotic with Stephens' correction
/// (1970): Q(L) with L = (s + 0.12 + 0.11/s) D, s = sqrt(nm / (n + m)).
/// It takes values as independent; months in a trend are not, so a small p-value is then a hint, not a proof.
/// </summary>
public static class KolmogorovSmirnov
{
    private const int MostExactPairs = 10_000;

    /// <summary>Compares two samples.</summary>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN.</exception>
    public static KolmogorovSmirnovResult Compare(IEnumerable<double> first, IEnumerable<double> second)
    {
        double[] a = [.. first.Order()];
        double[] b = [.. second.Order()];
        if (a.Length == 0 || b.Length == 0 || double.IsNaN(a[0]) || double.IsNaN(b[0]))
        {
            throw new ArgumentException(
                $"Kolmogorov-Smirnov needs two samples without NaN, not {a.Length} and {b.Length} values with one"
            );
        }

        var (distance, steps) = Walk(a, b);
        var statistic = distance / ((double)a.Length * b.Length);
        var p =
            (long)a.Length * b.Length <= MostExactPairs
                ? ExactTail(a.Length, b.Length, distance, steps)
                : AsymptoticTail(a.Length, b.Length, statistic);
        return new(statistic, p);
    }

    private static double AsymptoticTail(int n, int m, double statistic)
    {
        var root = Math.Sqrt((double)n * m / ((double)n + m));
        var lambda = (root + 0.12 + (0.11 / root)) * statistic;
        if (lambda < 0.2)
        {
            return 1; // the series does not converge there, and its sum is 1 to twelve digits
        }

        var sum = 0.0;
        for (var k = 1; k <= 100; k++)
        {
            var term = Math.Exp(-2 * k * (double)k * lambda * lambda);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-17)
            {
                break;
            }
        }

        return Math.Clamp(2 * sum, 0, 1);
    }

    // Distance in units of 1/(nm), whole so that equality is exact, and after how many pooled values a step may be
    // judged: inside a run of equal values it may not.
    private static (long Distance, bool[] Ends) Walk(double[] a, double[] b)
    {
        var ends = new bool[a.Length + b.Length + 1];
        var (i, j, distance) = (0, 0, 0L);
        while (i < a.Length || j < b.Length)
        {
            var value = j == b.Length || (i < a.Length && a[i] <= b[j]) ? a[i] : b[j];
            while (i < a.Length && a[i] == value)
            {
                i++;
            }

            while (j < b.Length && b[j] == value)
            {
                j++;
            }

            ends[i + j] = true;
            distance = Math.Max(distance, Math.Abs(((long)i * b.Length) - ((long)j * a.Length)));
        }

        return (distance, ends);
    }

    // strayed[j]: probability that a random path from (0, 0) to (i, j) was at least `distance` off the diagonal at a
    // point that may be judged. Its last step came from (i - 1, j) with probability i / (i + j).
    private static double ExactTail(int n, int m, long distance, bool[] ends)
    {
        var strayed = new double[m + 1];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                var off = Math.Abs(((long)i * m) - ((long)j * n)) >= distance && ends[i + j];
                strayed[j] = off ? 1 : Blend(i, j, strayed);
            }
        }

        return distance == 0 ? 1 : strayed[m];
    }

    private static double Blend(int i, int j, double[] strayed)
    {
        if (i + j == 0)
        {
            return 0;
        }

        var fromAbove = i == 0 ? 0 : strayed[j] * i;
        var fromLeft = j == 0 ? 0 : strayed[j - 1] * j;
        return (fromAbove + fromLeft) / (i + j);
    }
}

/// <summary>Outcome of a two-sample Kolmogorov-Smirnov test.</summary>
/// <param name="Statistic">Largest distance between the two distribution functions, 0 to 1.</param>
/// <param name="PValue">How likely so large a distance is where both samples come from one distribution.</param>
public sealed record KolmogorovSmirnovResult(double Statistic, double PValue);
