using BtcEvents.Learning.Linear;
using MathNet.Numerics.Distributions;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Test of equal forecast accuracy (Diebold &amp; Mariano 1995) with the small-sample correction of Harvey, Leybourne
/// &amp; Newbold (1997): d = loss(candidate) - loss(baseline), DM = mean d / sqrt(V), V = (g0 + 2 sum of g1..g(h-1)) /
/// n with autocovariances g (divisor n); DM* = DM sqrt((n + 1 - 2h + h(h - 1)/n) / n), against Student's t with n - 1
/// degrees. Where V is not above zero for h above 1, Bartlett weights 1 - k/h are put on g (Newey &amp; West 1987).
/// </summary>
public static class DieboldMariano
{
    /// <summary>Compares the errors of two forecasts of the same months, oldest first.</summary>
    /// <param name="candidateErrors">Actual less forecast of the candidate.</param>
    /// <param name="baselineErrors">Actual less forecast of the baseline.</param>
    /// <param name="horizon">Steps ahead h, at least 1.</param>
    /// <param name="loss">What an error costs.</param>
    /// <exception cref="ArgumentException">Lengths differ, an error is not finite, or the horizon is below
    /// 1.</exception>
    public static DieboldMarianoResult Compare(
        ReadOnlySpan<double> candidateErrors,
        ReadOnlySpan<double> baselineErrors,
        int horizon = 1,
        ForecastLoss loss = ForecastLoss.Squared
    )
    {
        InputCheck.Parameter(horizon > 0, nameof(horizon), horizon, "at least 1");
        var differences = Differences(candidateErrors, baselineErrors, loss);
        var n = differences.Length;
        var mean = n == 0 ? double.NaN : differences.Average();
        if (n < 2 || n <= horizon)
        {
            return new(double.NaN, double.NaN, mean, n);
        }

        if (Array.TrueForAll(differences, d => d == differences[0]))
        {
            // No spread to measure against: the sign alone decides.
            var sure = differences[0] == 0 ? 0 : differences[0] * double.PositiveInfinity;
            return new(sure, 0.5 + (0.5 * Math.Sign(sure)), mean, n);
        }

        double h = horizon;
        var correction = Math.Sqrt((n + 1 - (2 * h) + (h * (h - 1) / n)) / n);
        var statistic = mean / Math.Sqrt(Variance(differences, mean, horizon)) * correction;
        return new(statistic, StudentT.CDF(0, 1, n - 1, statistic), mean, n);
    }

    private static double[] Differences(
        ReadOnlySpan<double> candidate,
        ReadOnlySpan<double> baseline,
        ForecastLoss loss
    )
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
            differences[i] = Cost(candidate[i], loss) - Cost(baseline[i], loss);
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

    private static double Cost(double error, ForecastLoss loss) =>
        loss == ForecastLoss.Squared ? error * error : Math.Abs(error);

    private static double Variance(double[] d, double mean, int horizon)
    {
        var (flat, bartlett) = (Autocovariance(d, mean, 0), Autocovariance(d, mean, 0));
        for (var k = 1; k < horizon; k++)
        {
            var covariance = 2 * Autocovariance(d, mean, k);
            flat += covariance;
            bartlett += covariance * (1 - ((double)k / horizon));
        }

        return (flat > 0 ? flat : bartlett) / d.Length;
    }

    private static double Autocovariance(double[] d, double mean, int lag)
    {
        var sum = 0.0;
        for (var t = lag; t < d.Length; t++)
        {
            sum += (d[t] - mean) * (d[t - lag] - mean);
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
public sealed record DieboldMarianoResult(double Statistic, double PValue, double MeanLossDifference, int Count);

/// <summary>What an error costs.</summary>
public enum ForecastLoss
{
    /// <summary>Its square.</summary>
    Squared,

    /// <summary>Its size.</summary>
    Absolute,
}
