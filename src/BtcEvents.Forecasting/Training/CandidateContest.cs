using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.Trees;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>Searches and judges candidates, chooses the one that forecasts and fits it.</summary>
/// <param name="options">How.</param>
/// <param name="trees">Grows the trees of some families; null where none of them competes.</param>
public sealed class CandidateContest(TrainingOptions options, ITreeLibrary? trees)
{
    private readonly CandidateFamilies _families = new(options, trees);

    /// <summary>Judges on the rows of <paramref name="table"/> whose outcome is known at its as-of date.</summary>
    /// <exception cref="BadInputException">
    /// A family that competes cannot be fitted here, or there are too few months to judge anything.
    /// </exception>
    public TrainingOutcome Run(
        FeatureTable table,
        FeatureSet set,
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(request);
        var competing = _families.Competing();
        var splits = Splits(table);
        var baselines = JudgedBaselines.Of(table, splits, request.Seed, cancellationToken);
        var judge = new CandidateJudge(options, splits, request.Seed, cancellationToken);
        var candidates = Candidates(competing, table, set, judge, request.Progress);
        var present = Present(table, judge, request.Champion);
        var choice = new ChampionElection(options, request).Elect(candidates, baselines, present);
        return new ChampionFit(WithGone(choice, request.Champion?.Recipe), request.Seed, options.Parallelism).Run(
            candidates,
            baselines
        );
    }

    private List<Candidate> Candidates(
        IReadOnlyList<CandidateFamily> competing,
        FeatureTable table,
        FeatureSet set,
        CandidateJudge judge,
        IProgress<string>? progress
    )
    {
        var lagged = LaggedTable.For(table, set.Features);
        var momentum = MomentumFamily.Holds(table, options);
        var (rows, candidates) = (new Dictionary<string, LearningRows>(StringComparer.Ordinal), new List<Candidate>());
        foreach (var family in competing.Where(f => momentum || f is not MomentumFamily))
        {
            var columns = family.Columns(set, momentum);
            var name = string.Join(' ', columns);
            var shared = rows.TryGetValue(name, out var same) ? same : rows[name] = new(lagged, columns);
            progress?.Report(family.Name);
            candidates.Add(
                family.Space is { } space
                    ? judge.Tuned(family, space, shared)
                    : judge.Of(family, family.Untuned(set, momentum), shared)
            );
        }

        return candidates;
    }

    /// <summary>The present champion; null where there is none that can compete.</summary>
    private Candidate? Present(FeatureTable table, CandidateJudge judge, ChampionRecipe? champion) =>
        champion is { Recipe: { } recipe }
        && _families.Find(recipe) is { } family
        && champion.Features.All(f => LaggedTable.Has(table, f))
            ? judge.Of(family, recipe, new(LaggedTable.For(table, champion.Features), champion.Features))
            : null;

    /// <summary>Says before the reason why a champion that another version made did not compete.</summary>
    private ChampionChoice WithGone(ChampionChoice choice, LearnerRecipe? champion) =>
        champion is not null && _families.WhyGone(champion) is { } gone
            ? choice with
            {
                Reason = $"{gone}; {choice.Reason}",
            }
            : choice;

    private IReadOnlyList<RollingSplit> Splits(FeatureTable table)
    {
        var first = Math.Max(options.LeastTrainingMonths + options.Gap, table.TrainingRows - options.JudgedMonths);
        if (table.TrainingRows - first < options.LeastJudgedMonths)
        {
            throw new BadInputException(
                $"{table.Symbol}: {table.TrainingRows} months with a known outcome on {table.AsOf:yyyy-MM-dd} are "
                    + $"too few to train and judge on: "
                    + $"{options.LeastTrainingMonths + options.Gap + options.LeastJudgedMonths} are needed"
            );
        }

        return new RollingOrigin { FirstOrigin = first, Gap = options.Gap }.Splits(table.TrainingRows);
    }
}
