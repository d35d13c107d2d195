namespace BtcEvents.Learning.Search;

/// <summary>
/// Tree-structured Parzen estimator (Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization"): the trials
/// are split into the best few and the rest, each dimension gets a density of either, and of some points drawn from the
/// good density the one with the greatest ratio good : rest is proposed. The split (a tenth, at most 25) and the 24
/// candidates are Optuna's defaults.
/// </summary>
internal sealed class TreeParzenSampler(SearchSpace space, SearchOptions options)
{
    /// <summary>The next point, from earlier trials and the draws of <paramref name="generator"/> only.</summary>
    internal TrialParameters Propose(IReadOnlyList<SearchTrial> earlier, SeededGenerator generator)
    {
        if (earlier.Count == 0 || earlier.Count < options.StartupTrials)
        {
            return new(space, [.. space.Dimensions.Select(d => DrawEvenly(d, generator))]);
        }

        var ranked = Ranked(earlier);
        var good = Math.Min((int)Math.Ceiling(0.1 * ranked.Length), 25);
        var values = new double[space.Dimensions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var seen = Array.ConvertAll(ranked, t => t.Parameters.Values[i]);
            values[i] = Propose(space.Dimensions[i], seen[..good], seen[good..], generator);
        }

        return new(space, values);
    }

    /// <summary>
    /// By score; of those pruned without one, the ones that came further first, then by how they stood there.
    /// </summary>
    private static SearchTrial[] Ranked(IReadOnlyList<SearchTrial> trials) =>
        [
            .. trials
                .OrderBy(t => t.Score)
                .ThenByDescending(t => t.Steps.Count)
                .ThenBy(t => t.Steps.Count > 0 ? t.Steps[^1] : double.PositiveInfinity)
                .ThenBy(t => t.Number),
        ];

    private static double DrawEvenly(SearchDimension dimension, SeededGenerator generator) =>
        dimension.Scale switch
        {
            DimensionScale.Integer => dimension.Low + generator.NextIndex((int)(dimension.High - dimension.Low) + 1),
            _ => dimension.FromAxis(
                dimension.AxisLow + (generator.NextDouble() * (dimension.AxisHigh - dimension.AxisLow))
            ),
        };

    private double Propose(SearchDimension dimension, double[] good, double[] rest, SeededGenerator generator)
    {
        var (best, other) = (new DimensionDensity(dimension, good), new DimensionDensity(dimension, rest));
        var (winner, winnerRatio) = (double.NaN, double.NegativeInfinity);
        for (var i = 0; i < options.Candidates; i++)
        {
            var candidate = best.Draw(generator);
            var ratio = best.LogDensity(candidate) - other.LogDensity(candidate);
            if (ratio > winnerRatio)
            {
                (winner, winnerRatio) = (candidate, ratio);
            }
        }

        return winner;
    }
}
