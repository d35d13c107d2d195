using MathNet.Numerics.Distributions;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Test of forecasts one step ahead against those of a smaller model nested in theirs (Clark &amp; West 2007, J.
/// Econometrics 138): f = (a - b)^2 - ((a - c)^2 - (b - c)^2) with actual a, baseline b and candidate c; statistic =
/// mean f / sqrt(V / n), V = variance of f (divisor n - 1), against Student's t with n - 1 degrees. The last square
/// gives back what the candidate loses by estimating parameters that are zero where the smaller model is true.
/// </summary>
public static class ClarkWest
{
    /// <summary>Compares two forecasts of the same months, oldest first, all in the same unit.</summary>
    /// <param name="actual">What came, one a month.</param>
    /// <param name="candidate">Forecasts of the larger model.</param>
    /// <param name="baseline">Forecasts of the smaller model.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not finite.</exception>
    public static ClarkWestResult Compare(
        ReadOnlySpan<double> actual,
        ReadOnlySpan<double> candidate,
        ReadOnlySpan<double> baseline
    )
    {
        var gains = Gains(actual, candidate, baseline);
        var n = gains.Length;
        if (n < 2)
        {
            return new(double.NaN, double.NaN, n);
        }

        if (Array.TrueForAll(gains, f => f == gains[0]))
        {
            // No spread to measure against: the sign alone decides.
            var sure = gains[0] == 0 ? 0 : gains[0] * double.PositiveInfinity;
            return new(sure, 0.5 - (0.5 * Math.Sign(sure)), n);
        }

        var mean = gains.Average();
        var variance = gains.Sum(f => (f - mean) * (f - mean)) / (n - 1);
        var statistic = mean / Math.Sqrt(variance / n);
        // The lower tail of the mirrored statistic: 1 - CDF would round a small p-value to 0.
        return new(statistic, StudentT.CDF(0, 1, n - 1, -statistic), n);
    }

    private static double[] Gains(
        ReadOnlySpan<double> actual,
        ReadOnlySpan<double> candidate,
        ReadOnlySpan<double> baseline
    )
    {
        SameLength(actual.Length, candidate.Length, "the candidate", nameof(candidate));
        SameLength(actual.Length, baseline.Length, "the baseline", nameof(baseline));
        var gains = new double[actual.Length];
        for (var i = 0; i < gains.Length; i++)
        {
            // The three squares of f multiplied out, so that large ones do not cancel.
            gains[i] = 2 * (actual[i] - baseline[i]) * (candidate[i] - baseline[i]);
            if (!double.IsFinite(gains[i]))
            {
                throw new ArgumentException($"actual or forecast {i} is not finite", nameof(actual));
            }
        }

        return gains;
    }

    private static void SameLength(int actual, int forecasts, string whose, string parameter)
    {
        if (actual != forecasts)
        {
            throw new ArgumentException(
                $"{forecasts} forecasts of {whose} cannot be compared with {actual} actual values",
                parameter
            );
        }
    }
}

/// <summary>Outcome of a Clark-West test.</summary>
/// <param name="Statistic">
/// Above 0 where the candidate adds to the baseline. NaN where there are too few forecasts, plus or minus infinity
/// where f is the same, not zero, every time.
/// </param>
/// <param name="PValue">
/// One-sided: how likely so high a statistic is where the smaller model is true; small speaks for the candidate. NaN
/// where the statistic is, and 0.5 where f is always zero.
/// </param>
/// <param name="Count">Number of months.</param>
public sealed record ClarkWestResult(double Statistic, double PValue, int Count);
