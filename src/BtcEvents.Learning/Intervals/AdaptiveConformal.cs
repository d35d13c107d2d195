namespace BtcEvents.Learning.Intervals;

/// <summary>
/// Adaptive conformal inference (Gibbs &amp; Candès 2021): walks through past residuals as they came, forms at each the
/// interval that would have been given, and moves the level up after a miss and down after a hit. So the level that
/// is used next has made up for residuals that are not exchangeable, such as those of a market that calms down.
/// </summary>
public static class AdaptiveConformal
{
    /// <summary>
    /// The level to ask of <see cref="SplitConformal"/> so that the intervals hold about <paramref name="coverage"/> of
    /// the outcomes.
    /// </summary>
    /// <param name="residuals">Actual less forecast, percentage points, oldest first.</param>
    /// <param name="difficulties">One above zero a residual.</param>
    /// <param name="coverage">Coverage wanted, between 0 and 1.</param>
    /// <param name="rate">Step size gamma, at least 0; 0 leaves the level at the coverage.</param>
    /// <param name="warmup">Residuals before the first interval is judged, at least 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a number is out of its range.</exception>
    public static double Level(
        IReadOnlyList<double> residuals,
        IReadOnlyList<double> difficulties,
        double coverage,
        double rate,
        int warmup
    ) => Walk(residuals, difficulties, coverage, rate, warmup, (_, _) => { });

    /// <summary>
    /// The intervals that the walk would have given, each about an error of 0; null for the residuals of the warm-up.
    /// Parameters and errors as for <see cref="Level"/>.
    /// </summary>
    public static IReadOnlyList<ForecastInterval?> PastIntervals(
        IReadOnlyList<double> residuals,
        IReadOnlyList<double> difficulties,
        double coverage,
        double rate,
        int warmup
    )
    {
        ArgumentNullException.ThrowIfNull(residuals);
        var intervals = new ForecastInterval?[residuals.Count];
        Walk(residuals, difficulties, coverage, rate, warmup, (i, interval) => intervals[i] = interval);
        return intervals;
    }

    private static double Walk(
        IReadOnlyList<double> residuals,
        IReadOnlyList<double> difficulties,
        double coverage,
        double rate,
        int warmup,
        Action<int, ForecastInterval> tell
    )
    {
        ArgumentNullException.ThrowIfNull(residuals);
        ArgumentNullException.ThrowIfNull(difficulties);
        Linear.InputCheck.Parameter(coverage is > 0 and < 1, nameof(coverage), coverage, "between 0 and 1");
        Linear.InputCheck.Parameter(rate is >= 0 and < 1, nameof(rate), rate, "at least 0 and below 1");
        Linear.InputCheck.Parameter(warmup >= 1, nameof(warmup), warmup, "at least 1");
        if (residuals.Count != difficulties.Count)
        {
            throw new ArgumentException(
                $"{residuals.Count} residuals need as many difficulties, not {difficulties.Count}",
                nameof(difficulties)
            );
        }

        var level = coverage;
        for (var i = warmup; i < residuals.Count; i++)
        {
            var options = new ConformalOptions { Coverage = Usable(level), WhenTooFew = TooFewResiduals.Widest };
            var interval = new SplitConformal(residuals.Take(i), options, difficulties.Take(i)).Around(
                0,
                difficulties[i]
            );
            tell(i, interval);
            var held = residuals[i] >= interval.Lower && residuals[i] <= interval.Upper;
            level += rate * (coverage - (held ? 1 : 0));
        }

        return Usable(level);
    }

    // The walk may leave (0, 1); an interval needs a level inside it.
    private static double Usable(double level) => Math.Clamp(level, 0.01, 0.99);
}
