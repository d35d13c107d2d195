using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>Candidates whose skill is known.</summary>
internal static class JudgedCandidates
{
    // Of the outcome 10 z + noise the last close knows nothing: whoever knows the part z has something to add.
    public static readonly double[] Known = Normal(1, 48);
    public static readonly double[] Noise = Normal(2, 48);
    public static readonly double[] Useless = Normal(3, 48);
    public static readonly LearningRows Rows = new(SimulatedCycle.Table, [FeatureNames.CloseToMean]);

    public static readonly Candidate[] Baselines =
    [
        Of("zero", _ => 5, baseline: true),
        Of("end-of-month", _ => 0, baseline: true),
    ];

    public static Candidate Skilled(string name, double share) => Of(name, i => share * Known[i]);

    public static double Guess(int month) => 4 * Useless[month];

    public static Candidate Of(string name, Func<int, double> forecast, bool baseline = false) =>
        new()
        {
            Name = name,
            Learner = new ZeroLearner(),
            Recipe = baseline ? null : new() { Family = name },
            Rows = Rows,
            Folds =
            [
                .. Known.Select(
                    (z, i) => new FoldForecast(new(i + 24, i + 24), (10 * z) + (10 * Noise[i]), forecast(i))
                ),
            ],
        };

    public static double[] Normal(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6)];
    }
}
