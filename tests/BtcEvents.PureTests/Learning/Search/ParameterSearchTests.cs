using BtcEvents.Learning.Search;

namespace BtcEvents.PureTests.Learning.Search;

public sealed class ParameterSearchTests
{
    private static readonly SearchSpace Space = new(
        SearchDimension.Uniform("x", -5, 5),
        SearchDimension.LogUniform("rate", 1e-4, 1),
        SearchDimension.Integer("depth", 1, 10),
        SearchDimension.Integer("bags", 0, 2)
    );

    /// <summary>Least (0) at x = 2, rate = 0.01, depth = 7, no bags; the folds agree up to a small shift.</summary>
    private static readonly FoldObjective Bowl = new(
        3,
        (p, fold) =>
            Math.Pow(p.Number("x") - 2, 2)
            + Math.Pow(Math.Log10(p.Number("rate")) + 2, 2)
            + (0.2 * Math.Pow(p.Integer("depth") - 7, 2))
            + (p.Integer("bags") == 0 ? 0 : 3)
            + (0.01 * fold)
    );

    [Fact]
    public void It_comes_closer_than_even_draws_with_the_same_budget()
    {
        var options = new SearchOptions { Trials = 80, Prune = false };
        int[] seeds = [.. Enumerable.Range(0, 41)];
        double[] guided = [.. seeds.Select(s => Searching.Run(Space, Bowl, options with { Seed = s }).Best.Score)];
        double[] even =
        [
            .. seeds.Select(s => Searching.Run(Space, Bowl, options with { Seed = s, StartupTrials = 80 }).Best.Score),
        ];

        Assert.InRange(guided.Zip(even).Count(pair => pair.First < pair.Second), 27, 41);
        Assert.True(
            guided.Order().ElementAt(20) < 0.3 * even.Order().ElementAt(20),
            $"{guided.Order().ElementAt(20)} against {even.Order().ElementAt(20)}"
        );
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void The_result_does_not_depend_on_the_number_of_threads(int parallelism)
    {
        var options = new SearchOptions
        {
            Trials = 60,
            Seed = 3,
            Parallelism = 1,
        };

        Assert.Equal(
            Record(Searching.Run(Space, Bowl, options)),
            Record(Searching.Run(Space, Bowl, options with { Parallelism = parallelism }))
        );
    }

    [Fact]
    public void Another_seed_gives_another_sequence() =>
        Assert.NotEqual(
            Record(Searching.Run(Space, Bowl, new() { Seed = 1 })),
            Record(Searching.Run(Space, Bowl, new() { Seed = 2 }))
        );

    [Fact]
    public void All_values_stay_inside_the_space()
    {
        foreach (var trial in Searching.Run(Space, Bowl, new() { Trials = 200 }).Trials)
        {
            Assert.InRange(trial.Parameters.Number("x"), -5, 5);
            Assert.InRange(trial.Parameters.Number("rate"), 1e-4, 1);
            Assert.InRange(trial.Parameters.Number("depth"), 1, 10);
            Assert.Equal(trial.Parameters.Integer("depth"), trial.Parameters.Number("depth"));
        }
    }

    [Fact]
    public void The_best_stage_counts()
    {
        double[] losses = [3, 1, 2];
        var result = Searching.Run(
            Space,
            new Staged(stages: 3, folds: 2, (stage, _) => losses[stage]),
            new() { Trials = 1 }
        );

        Assert.Equal(1, result.Best.Score);
        Assert.Equal(1, result.Best.BestStage);
        Assert.Equal([3, 1, 2], result.Best.StageLosses);
        Assert.Equal(6, result.Best.FoldsSeen);
    }

    [Fact]
    public void The_loss_is_averaged_over_the_folds()
    {
        var result = Searching.Run(Space, new FoldObjective(4, (_, fold) => fold), new() { Trials = 1 });

        Assert.Equal([0, 0.5, 1, 1.5], result.Best.Steps);
        Assert.Equal(1.5, result.Best.Score);
    }

    [Fact]
    public void A_point_without_a_finite_loss_cannot_win()
    {
        var result = Searching.Run(
            Space,
            new FoldObjective(2, (p, _) => p.Integer("bags") == 0 ? double.NaN : 1),
            new() { Trials = 30 }
        );

        Assert.NotEqual(0, result.Best.Parameters.Integer("bags"));
        Assert.Contains(result.Trials, t => double.IsPositiveInfinity(t.Score));
    }

    [Fact]
    public void Nothing_finite_is_told()
    {
        var result = Searching.Run(Space, new FoldObjective(1, (_, _) => double.NaN), new() { Trials = 3 });

        Assert.Contains(
            "none of 3 trials",
            Assert.Throws<InvalidOperationException>(() => result.Best).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_the_objective_throws_comes_out_as_it_is() =>
        Assert.Throws<InvalidDataException>(() =>
            Searching.Run(Space, new FoldObjective(1, (_, _) => throw new InvalidDataException("spoilt")), new())
        );

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => ParameterSearch.Run(Space, Bowl, new(), source.Token));
    }

    [Fact]
    public void Dimensions_need_different_names() =>
        Assert.Throws<ArgumentException>(() =>
            new SearchSpace(SearchDimension.Integer("a", 0, 1), SearchDimension.Uniform("a", 0, 1))
        );

    internal static IEnumerable<string> Record(SearchResult result) =>
        result.Trials.Select(t => $"{t.Number}: {t.Parameters} -> {t.Score:R} {t.Pruned} {t.FoldsSeen}");
}
