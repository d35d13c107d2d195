using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>Tunes and judges one candidate after another on the same months.</summary>
internal sealed class CandidateJudge(
    TrainingOptions options,
    IReadOnlyList<RollingSplit> splits,
    int seed,
    CancellationToken cancellationToken
)
{
    /// <summary>A family with the best recipe that a search in <paramref name="space"/> finds.</summary>
    public Candidate Tuned(CandidateFamily family, SearchSpace space, LearningRows rows)
    {
        var searched = new FoldJudge(
            rows,
            [.. splits.Skip(splits.Count - options.SearchedMonths)],
            options.RefitEvery,
            seed
        );
        var search = new SearchOptions
        {
            Trials = options.LinearTrials,
            StartupTrials = options.LinearTrials / 2,
            BatchSize = 2,
            Seed = seed,
            Parallelism = options.Parallelism,
        };
        var result = ParameterSearch.Run(space, family.Objective(searched), search, cancellationToken);
        return Of(family, family.Recipe(result.Best.Parameters), rows) with
        {
            Trials = result.Trials.Count,
            Pruned = result.Trials.Count(t => t.Pruned),
        };
    }

    /// <summary>A recipe of a family.</summary>
    public Candidate Of(CandidateFamily family, LearnerRecipe recipe, LearningRows rows)
    {
        var learner = family.Learner(recipe, rows.Copies);
        return new()
        {
            Name = family.Name,
            Learner = learner,
            Recipe = recipe,
            Rows = rows,
            Folds = new FoldJudge(rows, splits, options.RefitEvery, seed).Forecast(
                learner,
                calendarOnly: false,
                options.Parallelism,
                cancellationToken
            ),
        };
    }
}
