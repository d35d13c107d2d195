namespace BtcEvents.Learning.Search;

/// <summary>
/// Gives a trial up whose running mean is worse than the median of the earlier trials at the same step (Golovin et al.
/// 2017, "Google Vizier", median stopping rule).
/// </summary>
internal sealed class MedianPruner(SearchOptions options, IReadOnlyList<SearchTrial> earlier)
{
    private readonly Dictionary<int, double> _medians = Medians(earlier);

    /// <summary>True if a trial that stands so should end here.</summary>
    internal bool GivesUp(TrialCourse course) =>
        options.Prune
        && earlier.Count >= options.StartupTrials
        && course.Steps.Count > options.WarmupFolds
        && _medians.TryGetValue(course.Steps.Count - 1, out var median)
        && course.Steps[^1] > median;

    private static Dictionary<int, double> Medians(IReadOnlyList<SearchTrial> trials) =>
        trials
            .SelectMany(t => t.Steps.Select((mean, step) => (Step: step, Mean: mean)))
            .GroupBy(s => s.Step)
            .ToDictionary(g => g.Key, g => Median([.. g.Select(s => s.Mean)]));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
