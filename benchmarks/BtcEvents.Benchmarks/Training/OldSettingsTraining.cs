using BtcEvents.Learning;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Benchmarks.Training;

/// <summary>
/// What the old recipe trains, by our means: its search space, its four one-month splits, its bag of ten. The old
/// search tries 100 points; here a fit of 200 rounds scores 50, 100 and 150 on the way, so that 75 pairs of depth and
/// rate are up to 300 points. A third is drawn evenly first, because the error on four single months is too rugged to
/// follow sooner: with 10 even draws the winner was worse than the old one in more months.
/// </summary>
internal sealed class OldSettingsTraining(TrainingMatrix data, int trials, int parallelism)
{
    private const int Seed = 42;
    private const int Splits = 4;
    private const int BagSize = 10;
    private static readonly int[] Rounds = [50, 100, 150, 200];

    private static readonly SearchSpace Space = new(
        SearchDimension.Integer("max_depth", 3, 10),
        SearchDimension.Uniform("learning_rate", 0.01, 0.3)
    );

    /// <summary>Searches, then fits the bag with the best settings.</summary>
    internal (SearchResult Search, IRegressor Bag) Run()
    {
        var first = data.RowCount - Splits;
        var folds = Enumerable.Range(first, Splits).Select(i => (data.Slice(0, i), data.Slice(i, i + 1))).ToArray();
        var objective = new TreesObjective(folds, Rounds, Settings);
        var options = new SearchOptions
        {
            Trials = trials,
            StartupTrials = trials / 3,
            BatchSize = 4,
            Seed = Seed,
            Parallelism = parallelism,
        };
        var search = ParameterSearch.Run(Space, objective, options);
        var learner = new TreesLearner(
            Settings(search.Best.Parameters) with
            {
                Rounds = Rounds[search.Best.BestStage],
            }
        );
        return (search, new BaggingLearner(learner, BagSize, parallelism).Fit(data, Seed));
    }

    /// <summary>XGBoost 1.7 starts at 0.5 if not told otherwise, and the old recipe did not tell it.</summary>
    private static TreeParameters Settings(TrialParameters point) =>
        new()
        {
            BaseScore = 0.5,
            MaxDepth = point.Integer("max_depth"),
            LearningRate = point.Number("learning_rate"),
        };
}
