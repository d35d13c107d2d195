namespace BtcEvents.Learning.Intervals;

/// <summary>
/// The finite-sample quantile of conformal prediction: the smallest score q such that the scores up to q hold at least
/// the share <c>level</c> of all weight, that of the coming score (weight 1, as bad as can be) included. With equal
/// weights it is the score of rank ceil((n + 1) level).
/// </summary>
/// <param name="Score">The quantile, or infinity where no score is high enough.</param>
/// <param name="Reached">Share of the weight up to the score: the level that is truly kept.</param>
internal sealed record ConformalQuantile(double Score, double Reached)
{
    /// <summary>Whether the scores sufficed.</summary>
    public bool Enough { get; private init; } = true;

    /// <summary>The quantile of weighted scores.</summary>
    public static ConformalQuantile Of(
        IReadOnlyList<double> scores,
        IReadOnlyList<double> weights,
        double level,
        TooFewResiduals whenTooFew
    )
    {
        var total = weights.Sum() + 1;
        var order = Enumerable.Range(0, scores.Count).OrderBy(i => scores[i]).ToArray();
        var (held, last) = (0.0, 0.0);
        for (var k = 0; k < order.Length; k++)
        {
            held += weights[order[k]];
            last = scores[order[k]];
            var tied = k + 1 < order.Length && scores[order[k + 1]] == last;

            // Rounding must not push (n + 1) x level past a whole number.
            if (!tied && held >= (level * total) - (1e-9 * total))
            {
                return new(last, held / total);
            }
        }

        return whenTooFew == TooFewResiduals.Widest && order.Length > 0
            ? new(last, held / total) { Enough = false }
            : new(double.PositiveInfinity, 1) { Enough = false };
    }
}
