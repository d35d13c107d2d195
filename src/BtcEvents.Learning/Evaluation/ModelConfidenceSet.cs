using BtcEvents.Learning.Ensembles;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Model confidence set (Hansen, Lunde &amp; Nason 2011, Econometrica 79): tests with T_max whether the models are
/// equally good, drops the worst, and repeats with the rest. t of a model = its mean loss less the mean over the models
/// left, by the bootstrap standard deviation of that; T_max = the highest t. The bootstrap takes circular blocks,
/// the same for every step.
/// </summary>
public static class ModelConfidenceSet
{
    // Losses are scaled to at most 1, so what is below this, or a tie to within it, is rounding.
    private const double Rounding = 1e-12;

    /// <summary>
    /// The p-value of each model, in the order given: the models with 0.10 or more are the 90 % set, which holds the
    /// best with that confidence. The last one left has 1. Where two are equally bad, the first of them goes first.
    /// </summary>
    /// <param name="losses">One list a model, each of the losses of the same months, 2 or more, oldest first.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <param name="options">How to resample; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// There is no model, lengths differ, there are fewer than 2 losses, one is not finite, or an option is out of its
    /// range.
    /// </exception>
    public static IReadOnlyList<double> PValues(
        IReadOnlyList<IReadOnlyList<double>> losses,
        int seed,
        BlockBootstrapOptions? options = null
    )
    {
        var scaled = Scaled(losses);
        var means = Array.ConvertAll(scaled, model => model.Average());
        var deviations = Deviations(scaled, means, seed, options ?? new());
        var pValues = new double[scaled.Length];
        var left = Enumerable.Range(0, scaled.Length).ToList();
        var highest = 0.0;
        while (left.Count > 1)
        {
            var (worst, pValue) = Step(left, means, deviations);
            highest = Math.Max(highest, pValue);
            pValues[left[worst]] = highest;
            left.RemoveAt(worst);
        }

        pValues[left[0]] = 1;
        return pValues;
    }

    // The place of the worst among the models left, and the p-value of all of them being equally good.
    private static (int Worst, double PValue) Step(List<int> left, double[] means, double[][] deviations)
    {
        var centre = left.Average(i => means[i]);
        var centres = Array.ConvertAll(deviations, resample => left.Average(i => resample[i]));
        var statistics = new double[left.Count];
        var highest = new double[deviations.Length];
        Array.Fill(highest, double.NegativeInfinity);
        for (var k = 0; k < statistics.Length; k++)
        {
            var spread = deviations.Select((resample, b) => resample[left[k]] - centres[b]).ToArray();
            var deviation = Math.Sqrt(spread.Average(s => s * s));
            statistics[k] = Statistic(means[left[k]] - centre, deviation);
            for (var b = 0; b < highest.Length; b++)
            {
                highest[b] = Math.Max(highest[b], deviation > Rounding ? spread[b] / deviation : 0);
            }
        }

        var top = statistics.Max();
        var pValue = highest.Count(h => h >= top - Rounding) / (double)highest.Length;
        return (Array.IndexOf(statistics, top), pValue);
    }

    // A difference that never varies decides, unless it is none.
    private static double Statistic(double difference, double deviation) =>
        deviation > Rounding ? difference / deviation
        : Math.Abs(difference) > Rounding ? difference * double.PositiveInfinity
        : 0;

    // For each resample, the mean of each model less its mean in the sample.
    private static double[][] Deviations(double[][] losses, double[] means, int seed, BlockBootstrapOptions options)
    {
        var n = losses[0].Length;
        var block = options.BlockLengthFor(n);
        var random = new Random(DerivedSeed.Of(seed, 0));
        var deviations = new double[options.Resamples][];
        for (var b = 0; b < deviations.Length; b++)
        {
            var counts = CircularBlocks.Draw(random, n, block);
            deviations[b] = new double[means.Length];
            for (var i = 0; i < means.Length; i++)
            {
                deviations[b][i] = CircularBlocks.Mean(losses[i], counts) - means[i];
            }
        }

        return deviations;
    }

    private static double[][] Scaled(IReadOnlyList<IReadOnlyList<double>> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        if (losses.Count == 0 || losses[0].Count < 2)
        {
            throw new ArgumentException("a confidence set needs a model and 2 losses of it", nameof(losses));
        }

        for (var i = 0; i < losses.Count; i++)
        {
            if (losses[i].Count != losses[0].Count || !losses[i].All(double.IsFinite))
            {
                throw new ArgumentException($"model {i} needs {losses[0].Count} finite losses", nameof(losses));
            }
        }

        var largest = losses.Max(model => model.Max(Math.Abs));
        return [.. losses.Select(model => model.Select(l => largest == 0 ? 0 : l / largest).ToArray())];
    }
}
