using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Intervals;

/// <summary>
/// The factor k by which the spread of a formula is corrected from past errors, shrunk to 1: k² = (prior + sum w z²) /
/// (prior + n), z an error in units of the spread given for it, w = (v + 1) / (v - 2 + z² / k²). That is the scale of
/// greatest likelihood of Student's t with v degrees of freedom and unit variance (Lange, Little &amp; Taylor 1989),
/// with as many errors of unit size before it as the prior says: one wild month, which such a t expects now and then,
/// does not widen all that come.
/// </summary>
public static class ShrunkScale
{
    /// <summary>Prior of five years, in months.</summary>
    public const double UsualPrior = 60;

    // Each step of the expectation-maximisation leaves less than half of the way.
    private const int Steps = 50;

    /// <summary>The factor; 1 without errors, above 1 where the formula was too narrow.</summary>
    /// <param name="standardised">Actual less forecast, each divided by its spread; in any order.</param>
    /// <param name="prior">
    /// Weight of the belief that the formula is right, in errors (months); above 0, finite.
    /// </param>
    /// <param name="degreesOfFreedom">The v above: above 2, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prior or the degrees break their rule.</exception>
    /// <exception cref="ArgumentException">An error is not finite.</exception>
    public static double Of(IEnumerable<double> standardised, double prior, double degreesOfFreedom)
    {
        ArgumentNullException.ThrowIfNull(standardised);
        InputCheck.Parameter(prior is > 0 and < double.PositiveInfinity, nameof(prior), prior, "above 0 and finite");
        InputCheck.Parameter(
            degreesOfFreedom is > 2 and < double.PositiveInfinity,
            nameof(degreesOfFreedom),
            degreesOfFreedom,
            "above 2 and finite"
        );
        double[] squares = [.. Squares(standardised)];
        var variance = 1.0;
        for (var step = 0; step < Steps; step++)
        {
            var last = variance;
            var weighted = squares.Sum(z2 => z2 * (degreesOfFreedom + 1) / (degreesOfFreedom - 2 + (z2 / last)));
            variance = (prior + weighted) / (prior + squares.Length);
        }

        return Math.Sqrt(variance);
    }

    private static IEnumerable<double> Squares(IEnumerable<double> standardised)
    {
        var count = 0;
        foreach (var z in standardised)
        {
            if (!double.IsFinite(z))
            {
                throw new ArgumentException($"standardised error {count} is {z}, not finite", nameof(standardised));
            }

            count++;
            yield return z * z;
        }
    }
}
