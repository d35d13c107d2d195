using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Intervals;

/// <summary>
/// The factor by which the spread of a formula is corrected from past errors, shrunk to 1: sqrt((prior + sum z^2) /
/// (prior + n)), z an error in units of the spread given for it. It is the scale of the posterior of a normal variance
/// with known mean under a scaled inverse chi-squared (inverse gamma) prior about 1 (Gelman et al., Bayesian Data
/// Analysis, 3rd edition, section 2.6).
/// </summary>
public static class ShrunkScale
{
    /// <summary>Prior of five years, in months.</summary>
    public const double UsualPrior = 60;

    /// <summary>The factor; 1 without errors, above 1 where the formula was too narrow.</summary>
    /// <param name="standardised">Actual less forecast, each divided by its spread; in any order.</param>
    /// <param name="prior">
    /// Weight of the belief that the formula is right, in errors (months); above 0, finite.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The prior is not above 0 and finite.</exception>
    /// <exception cref="ArgumentException">An error is not finite.</exception>
    public static double Of(IEnumerable<double> standardised, double prior)
    {
        ArgumentNullException.ThrowIfNull(standardised);
        InputCheck.Parameter(prior is > 0 and < double.PositiveInfinity, nameof(prior), prior, "above 0 and finite");
        var (sum, count) = (0.0, 0);
        foreach (var z in standardised)
        {
            if (!double.IsFinite(z))
            {
                throw new ArgumentException($"standardised error {count} is {z}, not finite", nameof(standardised));
            }

            sum += z * z;
            count++;
        }

        return Math.Sqrt((prior + sum) / (prior + count));
    }
}
