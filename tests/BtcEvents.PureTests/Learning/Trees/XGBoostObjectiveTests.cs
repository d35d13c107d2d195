using BtcEvents.Learning;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;
using BtcEvents.PureTests.Learning.Search;

namespace BtcEvents.PureTests.Learning.Trees;

public sealed class XGBoostObjectiveTests
{
    private static readonly int[] Rounds = [1, 10, 50, 200];

    public XGBoostObjectiveTests() => Samples.SkipWithoutLibrary();

    public static TheoryData<int, double, double, XGBoostParameters> Settings =>
        new()
        {
            { 1, 0.0, 0.0, new() },
            { 2, 0.1, 0.0, new() },
            {
                3,
                0.5,
                0.0,
                new() { MaxDepth = 10, LearningRate = 0.02 }
            },
            {
                4,
                0.1,
                2.0,
                new()
                {
                    MaxDepth = 3,
                    LearningRate = 0.17,
                    Lambda = 0,
                }
            },
            {
                5,
                0.1,
                0.0,
                new()
                {
                    MaxDepth = 4,
                    Alpha = 0.7,
                    MinChildWeight = 2.5,
                }
            },
            {
                6,
                0.0,
                2.0,
                new()
                {
                    MaxDepth = 1,
                    Lambda = 3,
                    MinChildWeight = 4,
                }
            },
            {
                7,
                0.0,
                0.0,
                new()
                {
                    MaxDepth = 8,
                    LearningRate = 0.29,
                    BaseScore = 0.5,
                }
            },
        };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Trees_grown_in_managed_code_have_the_same_bits_as_the_librarys(
        int seed,
        double missing,
        double step,
        XGBoostParameters parameters
    )
    {
        var data = InSteps(Samples.Rows(rows: 60, features: 9, seed: seed, missing: missing), step);
        (TrainingMatrix Train, TrainingMatrix Validation)[] folds =
        [
            .. Enumerable.Range(36, 24).Select(i => (data.Slice(0, 36), data.Slice(i, i + 1))),
        ];
        var objective = new XGBoostObjective(folds, Rounds, _ => parameters, seed: 0);
        var point = Searching.Run(new(SearchDimension.Uniform("any", 0, 1)), objective, new() { Trials = 1 }).Best;
        using var fit = new XGBoostFit(parameters, folds[0].Train, seed: 0);
        foreach (var (stage, rounds) in Rounds.Index())
        {
            fit.AdvanceTo(rounds);
            var errors = folds.Select(f => Math.Abs(fit.Predict(f.Validation)[0] - f.Validation.Targets[0]));

            Assert.Equal(errors.Average(), point.StageLosses[stage], 1e-14);
        }
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.7)]
    public void A_search_over_rounds_finds_what_fits_of_so_many_rounds_score(double subsample)
    {
        var data = Samples.Rows(rows: 40);
        (TrainingMatrix Train, TrainingMatrix Validation)[] folds =
        [
            (data.Slice(0, 30), data.Slice(30, 35)),
            (data.Slice(0, 35), data.Slice(35, 40)),
        ];
        var objective = new XGBoostObjective(
            folds,
            [5, 20],
            p => new() { MaxDepth = p.Integer("depth"), Subsample = subsample },
            seed: 1
        );
        var best = Searching.Run(new(SearchDimension.Integer("depth", 1, 4)), objective, new() { Trials = 6 }).Best;
        var learner = new XGBoostLearner(
            new()
            {
                MaxDepth = best.Parameters.Integer("depth"),
                Subsample = subsample,
                Rounds = objective.Rounds(best.BestStage),
            }
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

        Assert.Throws<ArgumentException>(() => new XGBoostObjective([(data, data)], [50, 50], _ => new(), seed: 0));
        Assert.Throws<ArgumentException>(() => new XGBoostObjective([], [50], _ => new(), seed: 0));
    }

    /// <summary>The same rows with values in coarse steps, so that many are equal.</summary>
    private static TrainingMatrix InSteps(TrainingMatrix data, double step) =>
        step == 0
            ? data
            : new([.. data.Values.ToArray().Select(v => Math.Round(v / step) * step)], data.Targets, data.Features);
}
