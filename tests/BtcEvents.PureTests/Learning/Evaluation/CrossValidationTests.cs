using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.Linear;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class CrossValidationTests
{
    [Fact]
    public void Each_fold_forecasts_from_its_training_rows_only()
    {
        var data = new TrainingMatrix(new double[5], [1, 2, 3, 4, 5], ["x"]);
        var result = Evaluate(new MeanLearner(), data, new RollingOrigin { FirstOrigin = 2 }.Splits(5));

        Assert.Equal([1.5, 2, 2.5], result.Folds.Select(f => f.Predicted));
        Assert.Equal([1.5, 2, 2.5], result.Residuals);
        Assert.Equal(2, result.Scores.Mae, 12);
        Assert.Equal(("mean", 3), (result.Learner, result.Scores.Count));
    }

    [Fact]
    public void Altering_later_rows_moves_no_earlier_fold() =>
        SeededProperty.Holds(
            seed =>
            {
                var (data, other) = (RandomRows.Of(seed, 24, 3), RandomRows.Of(seed + 1, 24, 3));
                var cut = 12 + (seed % 11);
                double[] values = [.. data.Values[..(cut * 3)], .. other.Values[(cut * 3)..]];
                double[] targets = [.. data.Targets[..cut], .. other.Targets[cut..]];
                var before = Forecasts(data);
                var after = Forecasts(new(values, targets, data.Features));
                return before.Take(cut - 10).SequenceEqual(after.Take(cut - 10)) && !before.SequenceEqual(after);
            },
            tests: 20
        );

    [Fact]
    public void One_thread_and_two_give_the_same_forecasts()
    {
        var data = RandomRows.Of(41, 40, 4);
        var splits = new RollingOrigin { FirstOrigin = 15, Window = 12 }.Splits(40);
        var learner = new BaggingLearner(new RidgeLearner(1), 4);

        Assert.Equal(
            Evaluate(learner, data, splits, parallelism: 1).Folds,
            Evaluate(learner, data, splits, parallelism: 2).Folds
        );
    }

    [Fact]
    public void No_fold_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => Evaluate(new MeanLearner(), RandomRows.Of(1, 5, 1), []));

        Assert.Contains("at least one fold", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_that_would_train_on_its_test_row_is_refused() =>
        Assert.Throws<ArgumentException>(() => Evaluate(new MeanLearner(), RandomRows.Of(1, 5, 1), [new(0, 4, 3)]));

    [Fact]
    public void A_test_row_without_target_is_told()
    {
        var data = new TrainingMatrix(new double[3], [1, 2, double.NaN], ["x"]);
        var refused = Assert.Throws<ArgumentException>(() => Evaluate(new MeanLearner(), data, [new(0, 2, 2)]));

        Assert.Contains("test row 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            CrossValidation.Evaluate(
                new MeanLearner(),
                RandomRows.Of(1, 5, 1),
                [new(0, 3, 3)],
                seed: 0,
                parallelism: 1,
                cancelled.Token
            )
        );
    }

    private static CrossValidationResult Evaluate(
        ILearner learner,
        TrainingMatrix data,
        IReadOnlyList<RollingSplit> splits,
        int parallelism = 1
    ) => CrossValidation.Evaluate(learner, data, splits, seed: 7, parallelism, TestContext.Current.CancellationToken);

    private static double[] Forecasts(TrainingMatrix data)
    {
        var splits = new RollingOrigin { FirstOrigin = 10 }.Splits(24);
        return [.. Evaluate(new RidgeLearner(1), data, splits).Folds.Select(f => f.Predicted)];
    }
}
