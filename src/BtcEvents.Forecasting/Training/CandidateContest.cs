using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.XGBoost;
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
        var baselines = Baselines(table, splits, request.Seed, cancellationToken);
        var lagged = LaggedTable.For(table, set.Features);
        var (all, core) = (new LearningRows(lagged, set.Features), new LearningRows(lagged, set.CoreFeatures));
        var candidates = _families
            .Competing.Where(f => !f.NeedsXGBoost || XGBoostLibrary.IsAvailable)
            .Select(f => Compete(f, f.UsesAllFeatures ? all : core, set, splits, request, cancellationToken))
            .ToList();
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
        var choice = ChampionChoice.Make(candidates, baselines, present, request.Held, options.PreferenceLevel);
        return new ChampionFit(choice, request.Seed, options.Parallelism).Run([.. candidates, .. baselines]);
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

    private List<Candidate> Baselines(
        FeatureTable table,
        IReadOnlyList<RollingSplit> splits,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var rows = new LearningRows(table, [FeatureNames.CloseToMean, FeatureNames.Change]);
        var judge = new FoldJudge(rows, splits, 1, seed);
        ILearner[] learners =
        [
            new ZeroLearner(),
            new MeanLearner(),
            new CarryLearner(FeatureNames.Change),
            new EndOfMonthLearner(FeatureNames.CloseToMean, driftPriorRows: null),
            new EndOfMonthLearner(FeatureNames.CloseToMean, EndOfMonthLearner.UsualPrior),
        ];
        return
        [
            .. learners.Select(l => new Candidate
            {
                Name = l.Name,
                Learner = l,
                Rows = rows,
                CalendarRowsOnly = true,
                IsReference = l is EndOfMonthLearner,
                Folds = judge.Forecast(l, true, 1, cancellationToken),
            }),
        ];
    }

    private Candidate Compete(
        CandidateFamily family,
        LearningRows rows,
        FeatureSet set,
        IReadOnlyList<RollingSplit> splits,
        TrainingRequest request,
        CancellationToken cancellationToken
    )
    {
        request.Progress?.Report(family.Name);
        if (family.Space is null)
        {
            return Judge(family, family.Untuned(set), rows, splits, request.Seed, cancellationToken);
        }

        var searched = new FoldJudge(
            rows,
            [.. splits.Skip(splits.Count - options.SearchedMonths)],
            options.RefitEvery,
            request.Seed
        );
        var result = ParameterSearch.Run(
            family.Space,
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
