using System.Collections.Immutable;
using BtcEvents.Features;

namespace BtcEvents.Forecasting;

/// <summary>
/// Chooses features by correlation AND XGBoost importance, in two stages: among the monthly features, then among the
/// survivors and their lags. It sees only rows whose target was complete at the as-of date.
/// </summary>
/// <remarks>
/// Both measures look at the target less the anchor (the random-walk expectation, Working 1960): a feature earns its
/// place by what it adds to it, not by repeating it. The anchor itself is always kept.
/// </remarks>
public sealed class FeatureSelector(SelectionOptions options)
{
    /// <summary>A feature set for the rows of <paramref name="table"/>.</summary>
    /// <exception cref="BtcEvents.Failures.BadInputException">The table holds too few months to select
    /// from.</exception>
    public FeatureSet Select(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var verdicts = new List<FeatureVerdict>();
        var first = Stage(table, Candidates(table, verdicts), 1, verdicts).Select(f => f.Feature).ToList();
        var lagged = table.WithLags(first.Where(f => f != FeatureNames.CloseToMean), [.. options.Lags]);
        var added = lagged.Features.Skip(table.Features.Length).ToList();
        var kept = Stage(lagged, [.. first, .. added], 2, verdicts);
        var core = kept.Where(IsCore).Take(options.MostCore + 1).ToList();
        return new()
        {
            Symbol = table.Symbol,
            AsOf = table.AsOf,
            DatasetDigest = table.DatasetDigest,
            Features = [.. core.Concat(kept.Except(core)).Select(f => f.Feature)],
            Core = core.Count,
            Verdicts = verdicts,
        };
    }

    private ImmutableArray<string> Candidates(FeatureTable table, List<FeatureVerdict> verdicts)
    {
        var candidates = ImmutableArray.CreateBuilder<string>();
        // What is read in any case is neither kept nor dropped.
        foreach (var feature in table.Features.Where(f => FeatureCatalogue.Find(f)?.IsReserved != true))
        {
            var column = table.IndexOf(feature);
            var known = table.Rows.Count(row => double.IsFinite(row[column]));
            var reason =
                options.LeftOutGroup(feature) is { } group ? $"its group, {group}, is left out"
                : FeatureCatalogue.Find(feature)?.IsLevel == true
                    ? "a level: it trends with the market, so its past says little about its future"
                : known < options.LeastMonths ? $"known in {known} months only, {options.LeastMonths} are wanted"
                : table.Known(table.Months.Length - 1, feature) is null ? "not known at the as-of date"
                : null;
            if (reason is null)
            {
                candidates.Add(feature);
            }
            else
            {
                verdicts.Add(
                    new()
                    {
                        Feature = feature,
                        Kept = false,
                        Stage = 1,
                        Reason = reason,
                    }
                );
            }
        }

        return candidates.ToImmutable();
    }

    private IReadOnlyList<FeatureStrength> Stage(
        FeatureTable table,
        IReadOnlyList<string> candidates,
        int stage,
        List<FeatureVerdict> verdicts
    )
    {
        var measured = FeatureStrength.Measure(new LearningRows(table, candidates), options);
        var kept = new List<FeatureStrength>();
        var last = stage == 2;
        foreach (var feature in measured)
        {
            var reason = WhyDropped(feature, kept, last);
            if (reason is null)
            {
                kept.Add(feature);
            }

            // A feature that passes the first stage gets its verdict in the second.
            if (reason is not null || last)
            {
                verdicts.Add(feature.Verdict(stage, reason));
            }
        }

        return kept;
    }

    private bool IsCore(FeatureStrength feature) =>
        feature.IsAnchor
        || (
            Math.Abs(feature.Correlation) >= options.LeastCoreCorrelation
            && !FeatureNames.TryParseLag(feature.Feature, out _, out _)
        );

    private string? WhyDropped(FeatureStrength feature, List<FeatureStrength> kept, bool last)
    {
        if (feature.IsAnchor)
        {
            return null;
        }

        var least = FeatureNames.TryParseLag(feature.Feature, out _, out _)
            ? options.LeastLagCorrelation
            : options.LeastCorrelation;
        if (Math.Abs(feature.Correlation) < least)
        {
            return $"correlation {feature.Correlation:0.000} is below {least:0.###} in size";
        }

        if (feature.Importance < options.LeastImportance)
        {
            return $"importance {feature.Importance:0.0000} is below {options.LeastImportance:0.####}";
        }

        if (!last)
        {
            return null;
        }

        var twin = kept.FirstOrDefault(k => Math.Abs(feature.CorrelationWith(k)) > options.LargestOverlap);
        return twin is not null
                ? $"says what {twin.Feature} says already (correlation {feature.CorrelationWith(twin):0.00})"
            : kept.Count > options.MostKept ? $"{options.MostKept} stronger ones are kept already"
            : null;
    }
}
