namespace BtcEvents.Learning.Intervals;

/// <summary>
/// The finite-sample quantile of conformal prediction: the smallest score q such that the scores up to q are at least
/// the share <c>level</c> of all, the coming score (as bad as can be) included: the score of rank ceil((n + 1) level).
/// </summary>
/// <param name="Score">The quantile, or infinity where no score is high enough.</param>
/// <param name="Reached">Share of the scores up to it: the level that is truly kept.</param>
internal sealed record ConformalQuantile(double Score, double Reached)
{
    /// <summary>Whether the scores sufficed.</summary>
    public bool Enough { get; private init; } = true;

    /// <summary>The quantile of scores in any order.</summary>
    public static ConformalQuantile Of(IEnumerable<double> scores, double level, TooFewResiduals whenTooFew)
    {
        double[] ordered = [.. scores.Order()];
        var total = ordered.Length + 1.0;
        for (var k = 0; k < ordered.Length; k++)
        {
            var tied = k + 1 < ordered.Length && ordered[k + 1] == ordered[k];

            // Rounding must not push (n + 1) x level past a whole number.
            if (!tied && k + 1 >= (level * total) - (1e-9 * total))
            {
                return new(ordered[k], (k + 1) / total);
            }
        }

        return whenTooFew == TooFewResiduals.Widest && ordered.Length > 0
            ? new(ordered[^1], ordered.Length / total) { Enough = false }
            : new(double.PositiveInfinity, 1) { Enough = false };
    }
}

/// <summary>What to answer where the residuals are too few for the coverage asked for.</summary>
public enum TooFewResiduals
{
    /// <summary>An infinite end: the only answer with the full guarantee.</summary>
    Infinite,

    /// <summary>
    /// The most extreme residual: a finite end that promises less, as <see cref="ForecastInterval.GuaranteedCoverage"/>
    /// says. Without any residual the end is still infinite.
    /// </summary>
    Widest,
}
