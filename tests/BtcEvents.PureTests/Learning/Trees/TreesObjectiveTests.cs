using BtcEvents.Learning;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;
using BtcEvents.PureTests.Learning.Search;

namespace BtcEvents.PureTests.Learning.Trees;

public sealed class TreesObjectiveTests
{
    [Fact]
    public void A_search_over_rounds_finds_what_fits_of_so_many_rounds_score()
    {
        var data = Samples.Rows(rows: 40);
        (TrainingMatrix Train, TrainingMatrix Validation)[] folds =
        [
            (data.Slice(0, 30), data.Slice(30, 35)),
            (data.Slice(0, 35), data.Slice(35, 40)),
        ];
        var objective = new TreesObjective(folds, [5, 20], p => new() { MaxDepth = p.Integer("depth") });
        var best = Searching.Run(new(SearchDimension.Integer("depth", 1, 4)), objective, new() { Trials = 6 }).Best;
        var learner = new TreesLearner(
            new() { MaxDepth = best.Parameters.Integer("depth"), Rounds = objective.Rounds(best.BestStage) }
        );
        var losses = folds.Select(f =>
            Math.Sqrt(
                Samples
                    .Forecasts(learner.Fit(f.Train, 1), f.Validation)
                    .Zip(f.Validation.Targets, (a, b) => (a - b) * (a - b))
                    .Average()
            )
        );

        Assert.Equal(losses.Average(), best.Score, 1e-12);
    }

    [Fact]
    public void Rounds_that_do_not_ascend_are_refused()
    {
        var data = Samples.Rows();

        Assert.Throws<ArgumentException>(() => new TreesObjective([(data, data)], [50, 50], _ => new()));
        Assert.Throws<ArgumentException>(() => new TreesObjective([], [50], _ => new()));
    }
}
