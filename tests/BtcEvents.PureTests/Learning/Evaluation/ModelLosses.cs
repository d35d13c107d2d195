using BtcEvents.Learning.Evaluation;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Evaluation;

/// <summary>Seeded losses for the tests of the model confidence set.</summary>
internal static class ModelLosses
{
    /// <summary>Losses of as many models: a part common to all, one of their own, and how much worse each is.</summary>
    public static double[][] Draw(int seed, int months, double[] worse)
    {
        var random = new Random(seed);
        var common = Enumerable.Range(0, months).Select(_ => 2 * RandomRows.Normal(random)).ToArray();
        return [.. worse.Select(w => common.Select(c => c + w + RandomRows.Normal(random)).ToArray())];
    }

    /// <summary>The p-values of 1000 resamples.</summary>
    public static IReadOnlyList<double> PValues(double[][] losses, int seed, int block = 0) =>
        ModelConfidenceSet.PValues(losses, seed, new() { BlockLength = block });
}
