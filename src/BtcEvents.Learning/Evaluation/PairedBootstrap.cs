using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// How sure the ratio of two mean losses on the same months is: percentile interval (Efron 1979) of a bootstrap of
/// circular blocks (Politis &amp; Romano 1992). A resample takes both losses of its months, since a wild month is
/// wild for both.
/// </summary>
public static class PairedBootstrap
{
    /// <summary>Mean of <paramref name="losses"/> over mean of <paramref name="others"/>, with its interval.</summary>
    /// <param name="losses">Losses of the months, 0 or above, 2 or more of them, oldest first.</param>
    /// <param name="others">Losses of another forecast of the same months, in the same unit.</param>
    /// <param name="coverage">Coverage wanted of the interval, more than 0 and less than 1.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <param name="options">How to resample; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// Lengths differ, there are fewer than 2 losses, one is negative or not finite, or an option is out of its range.
    /// </exception>
    public static RatioOfMeans Ratio(
        IReadOnlyList<double> losses,
        IReadOnlyList<double> others,
        double coverage,
        int seed,
        BlockBootstrapOptions? options = null
    )
    {
        RequirePairs(losses, others);
        InputCheck.Parameter(coverage is > 0 and < 1, nameof(coverage), coverage, "more than 0 and less than 1");
        var ratios = Resampled([.. losses], [.. others], seed, options ?? new());
        Array.Sort(ratios);
        var tail = (1 - coverage) / 2;
        return new(Of(losses.Average(), others.Average()), Quantile(ratios, tail), Quantile(ratios, 1 - tail));
    }

    private static double[] Resampled(double[] losses, double[] others, int seed, BlockBootstrapOptions options)
    {
        var block = options.BlockLengthFor(losses.Length);
        var random = new Random(DerivedSeed.Of(seed, 0));
        var ratios = new double[options.Resamples];
        for (var b = 0; b < ratios.Length; b++)
        {
            var counts = CircularBlocks.Draw(random, losses.Length, block);
            ratios[b] = Of(CircularBlocks.Mean(losses, counts), CircularBlocks.Mean(others, counts));
        }

        return ratios;
    }

    // Two that never err are equal.
    private static double Of(double mean, double other) => mean == other ? 1 : mean / other;

    // The value itself of that rank: between two of them one may be infinite.
    private static double Quantile(double[] sorted, double level) =>
        sorted[Math.Clamp((int)Math.Ceiling(level * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static void RequirePairs(IReadOnlyList<double> losses, IReadOnlyList<double> others)
    {
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(others);
        if (losses.Count < 2 || losses.Count != others.Count)
        {
            throw new ArgumentException(
                $"a ratio of means needs 2 pairs of losses or more, not {losses.Count} and {others.Count} losses",
                nameof(others)
            );
        }

        if (losses.Concat(others).Any(loss => !(loss >= 0 && double.IsFinite(loss))))
        {
            throw new ArgumentException("every loss has to be 0 or above, and finite", nameof(losses));
        }
    }
}

/// <summary>A ratio of two mean losses, below 1 where the first are smaller.</summary>
/// <param name="Ratio">The ratio; infinite where only the second are all 0.</param>
/// <param name="Lower">Lower end of its interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record RatioOfMeans(double Ratio, double Lower, double Upper);
