using System.Collections.Immutable;
using System.Globalization;
using BtcEvents.Learning.Evaluation;
using MathNet.Numerics.Statistics;

namespace BtcEvents.Learning.Drift;

/// <summary>
/// Compares each feature's recent values with those of a reference window. Drift is what is both unlikely by chance
/// (adjusted Kolmogorov-Smirnov p-value below the level) and large (stability index). Unlikely alone is "some", and so
/// is a large index that chance does not explain; on few values a large index alone says nothing.
/// </summary>
public sealed class DriftDetector(DriftOptions options)
{
    /// <summary>Judges every feature.</summary>
    /// <param name="reference">Rows of the training window; targets play no part.</param>
    /// <param name="recent">Later rows with the same features.</param>
    /// <exception cref="ArgumentException">The features differ.</exception>
    public DriftReport Judge(TrainingMatrix reference, TrainingMatrix recent)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(recent);
        if (!reference.Features.SequenceEqual(recent.Features, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                "drift compares rows with the same features in the same order, and these differ",
                nameof(recent)
            );
        }

        var measured = reference
            .Features.Select((name, column) => Measure(name, Known(reference, column), Known(recent, column)))
            .ToArray();
        double[] pValues = [.. measured.Where(f => f.PValue is not null).Select(f => f.PValue!.Value)];
        var adjusted = new Queue<double>(AdjustedPValues.Of(pValues));
        return Summarise([
            .. measured.Select(f => f.PValue is null ? f : Judged(f, adjusted.Dequeue(), pValues.Length)),
        ]);
    }

    private static double[] Known(TrainingMatrix data, int column) =>
        [.. Enumerable.Range(0, data.RowCount).Select(i => data.Row(i)[column]).Where(double.IsFinite)];

    private FeatureDrift Measure(string name, double[] reference, double[] recent)
    {
        var feature = new FeatureDrift
        {
            Feature = name,
            Verdict = DriftVerdict.NotEnoughData,
            ReferenceCount = reference.Length,
            RecentCount = recent.Length,
        };
        if (reference.Length < Math.Max(1, options.MinReference) || recent.Length < Math.Max(1, options.MinRecent))
        {
            return feature;
        }

        var test = KolmogorovSmirnov.Compare(reference, recent);
        var shift = recent.Median() - reference.Median();
        var spread = reference.PopulationStandardDeviation();
        return feature with
        {
            KolmogorovSmirnov = test.Statistic,
            PValue = test.PValue,
            StabilityIndex = PopulationStability.Index(reference, recent, options.Bins),
            MedianShift = reference.Min() < reference.Max() ? shift / spread : null,
        };
    }

    private FeatureDrift Judged(FeatureDrift feature, double adjustedP, int judged)
    {
        var unlikely = adjustedP < options.Level;
        var large = feature.StabilityIndex >= options.LargeIndex;
        var chance = PopulationStability.Critical(
            feature.ReferenceCount,
            feature.RecentCount,
            options.Bins,
            options.Level / judged
        );
        var verdict =
            unlikely && large ? DriftVerdict.Drift
            : unlikely || (large && feature.StabilityIndex > chance) ? DriftVerdict.Some
            : DriftVerdict.None;
        return feature with { AdjustedPValue = adjustedP, Verdict = verdict };
    }

    private DriftReport Summarise(ImmutableArray<FeatureDrift> features)
    {
        var judged = features.Count(f => f.Verdict != DriftVerdict.NotEnoughData);
        var drifted = features.Count(f => f.Verdict == DriftVerdict.Drift);
        var some = features.Count(f => f.Verdict == DriftVerdict.Some);
        var verdict =
            judged == 0 ? DriftVerdict.NotEnoughData
            : drifted > 0 && drifted >= options.DriftShare * judged ? DriftVerdict.Drift
            : drifted + some > 0 ? DriftVerdict.Some
            : DriftVerdict.None;
        return new(
            verdict,
            features,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{drifted} of {judged} judged features drifted and {some} moved somewhat; "
                    + $"{features.Length - judged} had too few values"
            )
        );
    }
}

/// <summary>When drift is called.</summary>
public sealed record DriftOptions
{
    /// <summary>Fewest known reference values of a feature; below, it is not judged.</summary>
    public int MinReference { get; init; } = 24;

    /// <summary>Fewest known recent values of a feature; below, it is not judged.</summary>
    public int MinRecent { get; init; } = 6;

    /// <summary>
    /// Family-wise level of the Kolmogorov-Smirnov tests, and of what chance may do to the stability index.
    /// </summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Quantile bins of the stability index; few, since recent values are.</summary>
    public int Bins { get; init; } = 5;

    /// <summary>Stability index from which a move is large (0.25 by custom).</summary>
    public double LargeIndex { get; init; } = 0.25;

    /// <summary>Share of the judged features with drift from which the whole has drift; below, it has some.</summary>
    public double DriftShare { get; init; } = 0.3;
}
