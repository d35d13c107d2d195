using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>Searches and judges candidates, chooses the one that forecasts and fits it.</summary>
public sealed class CandidateContest(TrainingOptions options)
{
    private readonly CandidateFamilies _families = new(options);

    /// <summary>Judges on the rows of <paramref name="table"/> whose outcome is known at its as-of date.</summary>
    /// <exception cref="BadInputException">There are too few months to judge anything, or nobody can
    /// compete.</exception>
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
        if (_families.Competing.All(f => f.NeedsXGBoost) && !XGBoostLibrary.IsAvailable)
        {
            throw new BadInputException(
                $"none of Training:Candidates ({string.Join(", ", options.Candidates)}) can compete: "
                    + XGBoostLibrary.Missing
            );
        }

        var splits = Splits(table);
        var baselines = JudgedBaselines.Of(table, splits, request.Seed, cancellationToken);
        var candidates = Candidates(table, set, splits, request, cancellationToken);
        var present =
            request.Champion is { Recipe: { } recipe } champion && champion.Features.All(f => LaggedTable.Has(table, f))
                ? Judge(
                    _families.Find(recipe.Family),
                    recipe,
                    new(LaggedTable.For(table, champion.Features), champion.Features),
                    splits,
                    request.Seed,
                    cancellationToken
                )
                : null;
        var choice = new ChampionElection(options, request).Elect(candidates, baselines, present);
        return new ChampionFit(choice, request.Seed, options.Parallelism).Run([.. candidates, .. baselines]);
    }

    private List<Candidate> Candidates(
        FeatureTable table,
        FeatureSet set,
        IReadOnlyList<RollingSplit> splits,
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        var lagged = LaggedTable.For(table, set.Features);
        var momentum = MomentumFamily.Holds(table, options);
        var families = _families
            .Competing.Where(f => !f.NeedsXGBoost || XGBoostLibrary.IsAvailable)
            .Where(f => momentum || f is not MomentumFamily);
        var (rows, candidates) = (new Dictionary<string, LearningRows>(StringComparer.Ordinal), new List<Candidate>());
        foreach (var family in families)
        {
            var columns = family.Columns(set, momentum);
            var name = string.Join(' ', columns);
            var shared = rows.TryGetValue(name, out var same) ? same : rows[name] = new(lagged, columns);
            request.Progress?.Report(family.Name);
            candidates.Add(
                family.Space is null
                    ? Judge(family, family.Untuned(set, momentum), shared, splits, request.Seed, cancellationToken)
                    : Compete(family, family.Space, shared, splits, request, cancellationToken)
            );
        }

        return candidates;
    }

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

    private Candidate Compete(
        CandidateFamily family,
        SearchSpace space,
        LearningRows rows,
        IReadOnlyList<RollingSplit> splits,
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        var searched = new FoldJudge(
            rows,
            [.. splits.Skip(splits.Count - options.SearchedMonths)],
            options.RefitEvery,
            request.Seed
        );
        var result = ParameterSearch.Run(
            space,
            family.Objective(searched),
            Search(family, request.Seed),
            cancellationToken
        );
        var recipe = family.Recipe(result.Best.Parameters, result.Best.BestStage);
        return Judge(family, recipe, rows, splits, request.Seed, cancellationToken) with
        {
            Trials = result.Trials.Count,
            Pruned = result.Trials.Count(t => t.Pruned),
        };
    }

    private SearchOptions Search(CandidateFamily family, int seed)
    {
        var trials = family.NeedsXGBoost ? options.TreeTrials : options.LinearTrials;
        return new()
        {
            Trials = trials,
            StartupTrials = trials / 2,
            BatchSize = 2,
            Seed = seed,
            Parallelism = options.Parallelism,
        };
    }

    private Candidate Judge(
        CandidateFamily family,
        LearnerRecipe recipe,
        LearningRows rows,
        IReadOnlyList<RollingSplit> splits,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var judge = new FoldJudge(rows, splits, options.RefitEvery, seed);
        var learner = family.Learner(recipe, judge.Copies(family));
        return new()
        {
            Name = family.Name,
            Learner = learner,
            Recipe = recipe,
            Rows = rows,
            CalendarRowsOnly = family.CalendarRowsOnly,
            Folds = judge.Forecast(learner, family.CalendarRowsOnly, options.Parallelism, cancellationToken),
        };
    }
}
