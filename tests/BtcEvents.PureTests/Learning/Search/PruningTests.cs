using BtcEvents.Learning.Search;

namespace BtcEvents.PureTests.Learning.Search;

public sealed class PruningTests
{
    private static readonly SearchSpace Space = new(SearchDimension.Uniform("x", 0, 1));
    private static readonly SearchOptions Options = new()
    {
        Trials = 60,
        StartupTrials = 10,
        BatchSize = 5,
        WarmupFolds = 1,
    };

    [Fact]
    public void Points_worse_than_the_median_of_earlier_ones_are_given_up_on_their_second_fold()
    {
        var result = Searching.Run(Space, new FoldObjective(4, (p, _) => p.Number("x")), Options);

        Assert.All(result.Trials.Take(10), t => Assert.False(t.Pruned));
        Assert.Contains(result.Trials, t => t.Pruned);
        Assert.All(result.Trials.Where(t => t.Pruned), t => Assert.InRange(t.FoldsSeen, 2, 3));
        Assert.All(result.Trials.Where(t => t.Pruned), t => Assert.Equal(double.PositiveInfinity, t.Score));
        Assert.All(
            result.Trials.Where(t => t.Pruned),
            t => Assert.True(t.Parameters.Number("x") > result.Best.Parameters.Number("x"))
        );
    }

    [Fact]
    public void A_trial_as_good_as_the_median_goes_on()
    {
        var result = Searching.Run(Space, new FoldObjective(4, (_, _) => 1), Options);

        Assert.All(result.Trials, t => Assert.False(t.Pruned));
    }

    [Fact]
    public void Without_pruning_every_trial_sees_every_fold()
    {
        var result = Searching.Run(
            Space,
            new FoldObjective(4, (p, _) => p.Number("x")),
            Options with
            {
                Prune = false,
            }
        );

        Assert.All(result.Trials, t => Assert.Equal(4, t.FoldsSeen));
    }

    [Fact]
    public void A_trial_given_up_at_a_later_stage_keeps_the_stages_it_completed()
    {
        var calls = 0;
        var objective = new Staged(
            stages: 2,
            folds: 2,
            (stage, _) => stage == 0 ? 1 : Interlocked.Increment(ref calls)
        );
        var result = Searching.Run(Space, objective, Options with { Parallelism = 1 });
        var pruned = result.Trials.Where(t => t.Pruned).ToArray();

        Assert.NotEmpty(pruned);
        Assert.All(pruned, t => Assert.Equal([1], t.StageLosses));
        Assert.All(pruned, t => Assert.Equal(0, t.BestStage));
    }
}
