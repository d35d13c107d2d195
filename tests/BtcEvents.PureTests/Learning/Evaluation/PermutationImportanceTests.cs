using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.Linear;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class PermutationImportanceTests
{
    private static readonly TrainingMatrix Data = RandomRows.Of(51, 60, 3);

    [Fact]
    public void A_feature_that_the_model_ignores_has_exactly_none()
    {
        var model = new LinearRegressor(Data.Features, new([0, 0, 0], [1, 1, 1]), [0, 0, 1], 0);
        var importances = PermutationImportance.Measure(model, Data, seed: 3);

        Assert.Equal(new("f0", 0, 0), importances[0]);
        Assert.True(importances[2].RmseIncrease > 0);
    }

    [Fact]
    public void Shuffling_the_only_feature_of_a_perfect_model_costs_what_theory_says()
    {
        // Forecast and outcome become independent: the squared error is twice the variance.
        double[] x = [.. Enumerable.Range(0, 200).Select(i => (double)i)];
        var data = new TrainingMatrix(x, x, ["x"]);
        var importance = PermutationImportance.Measure(new CarryRegressor(["x"], "x"), data, seed: 1, repeats: 50)[0];
        var deviation = Math.Sqrt(((200.0 * 200) - 1) / 12);

        Assert.InRange(importance.RmseIncrease / (Math.Sqrt(2) * deviation), 0.98, 1.02);
    }

    [Fact]
    public void The_seed_decides_and_the_threads_do_not()
    {
        var model = new RidgeLearner(1).Fit(Data, 0);
        var first = PermutationImportance.Measure(model, Data, seed: 3, parallelism: 1);

        Assert.Equal(first, PermutationImportance.Measure(model, Data, seed: 3, parallelism: 2));
        Assert.NotEqual(first, PermutationImportance.Measure(model, Data, seed: 4));
    }
}
