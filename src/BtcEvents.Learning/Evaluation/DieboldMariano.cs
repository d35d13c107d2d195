using MathNet.Numerics.Distributions;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Test of equal forecast accuracy one step ahead (Diebold &amp; Mariano 1995) with the small-sample correction of
/// Harvey, Leybourne &amp; Newbold (1997): d = squared error of the candidate less that of the baseline, DM = mean d /
/// sqrt(V), V = variance of d (divisor n) / n; DM* = DM sqrt((n - 1) / n), against Student's t with n - 1 degrees.
/// </summary>
public static class DieboldMariano
{
    /// <summary>Compares the errors of two forecasts of the same months, oldest first.</summary>
    /// <param name="candidateErrors">Actual less forecast of the candidate.</param>
    /// <param name="baselineErrors">Actual less forecast of the baseline.</param>
    /// <exception cref="ArgumentException">Lengths differ, or an error is not finite.</exception>
    public static DieboldMarianoResult Compare(
        ReadOnlySpan<double> candidateErrors,
        ReadOnlySpan<double> baselineErrors
    )
    {
        var differences = Differences(candidateErrors, baselineErrors);
        var n = differences.Length;
        var mean = n == 0 ? double.NaN : differences.Average();
        if (n < 2)
        {
            return new(double.NaN, double.NaN, mean, n);
        }

        if (Array.TrueForAll(differences, d => d == differences[0]))
        {
            // No spread to measure against: the sign alone decides.
            var sure = differences[0] == 0 ? 0 : differences[0] * double.PositiveInfinity;
            return new(sure, 0.5 + (0.5 * Math.Sign(sure)), mean, n);
        }

        var correction = Math.Sqrt((n - 1.0) / n);
        var statistic = mean / Math.Sqrt(Variance(differences, mean) / n) * correction;
        return new(statistic, StudentT.CDF(0, 1, n - 1, statistic), mean, n);
    }

    private static double[] Differences(ReadOnlySpan<double> candidate, ReadOnlySpan<double> baseline)
    {
        if (candidate.Length != baseline.Length)
        {
            throw new ArgumentException(
                $"{candidate.Length} errors of the candidate cannot be compared with {baseline.Length} of the baseline",
                nameof(baseline)
            );
        }

        var differences = new double[candidate.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = (candidate[i] * candidate[i]) - (baseline[i] * baseline[i]);
            if (!double.IsFinite(differences[i]))
            {
                throw new ArgumentException(
                    $"error {i} of the candidate or the baseline is not finite",
                    nameof(candidate)
                );
            }
        }

        return differences;
    }

    private static double Variance(double[] d, double mean)
    {
        var sum = 0.0;
        foreach (var difference in d)
        {
            sum += (difference - mean) * (difference - mean);
        }

        return sum / d.Length;
    }
}

/// <summary>Outcome of a Diebold-Mariano test.</summary>
/// <param name="Statistic">
/// Corrected statistic; below 0 where the candidate lost less. NaN where there are too few errors, plus or minus
/// infinity where the difference is the same, not zero, every time.
/// </param>
/// <param name="PValue">
/// One-sided: how likely so low a statistic is where both are equally good; small speaks for the candidate. NaN where
/// the statistic is, and 0.5 where the losses are all equal.
/// </param>
/// <param name="MeanLossDifference">Mean loss of the candidate less that of the baseline.</param>
/// <param name="Count">Number of error pairs.</param>
public sealed record DieboldMarianoResult(double Statistic, double PValue, double MeanLossDifference, int Count)
{
    /// <summary>
    /// How likely so large a difference, either way, is where both are equally good; NaN where <see cref="PValue"/> is.
    /// </summary>
    public double TwoSidedPValue => 2 * Math.Min(PValue, 1 - PValue);
}
