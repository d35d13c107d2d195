using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Ensembles;

public sealed class BaggingLearnerTests
{
    private static readonly TrainingMatrix Data = RandomRows.Of(31, 40, 4);

    [Fact]
    public void One_thread_and_two_give_the_same_bytes() =>
        Assert.Equal(Digest(seed: 5, parallelism: 1), Digest(seed: 5, parallelism: 2));

    [Fact]
    public void Another_seed_gives_another_model() =>
        Assert.NotEqual(Digest(seed: 5, parallelism: 1), Digest(seed: 6, parallelism: 1));

    [Fact]
    public void The_forecast_is_the_mean_of_the_members()
    {
        var model = (BaggingRegressor)new BaggingLearner(new RidgeLearner(1), 7).Fit(Data, 1);

        Assert.Equal(7, model.Members.Length);
        Assert.Equal(model.Members.Average(m => m.Predict(Data.Row(2))), model.Predict(Data.Row(2)), 12);
    }

    [Fact]
    public void Members_learn_from_different_rows_with_repeats()
    {
        // The mean of a bootstrap sample scatters about the mean with variance s²/n.
        var model = (BaggingRegressor)new BaggingLearner(new MeanLearner(), 400).Fit(Data, 1);
        double[] means = [.. model.Members.Select(m => m.Predict(Data.Row(0)))];
        var (mean, targetMean) = (means.Average(), Data.Targets.Average());
        var expected = Data.Targets.Average(t => Math.Pow(t - targetMean, 2)) / 40;

        Assert.InRange(means.Average(m => Math.Pow(m - mean, 2)) / expected, 0.8, 1.25);
    }

    [Fact]
    public void More_members_leave_the_first_ones_as_they_are()
    {
        var few = (BaggingRegressor)new BaggingLearner(new RidgeLearner(1), 2).Fit(Data, 9);
        var many = (BaggingRegressor)new BaggingLearner(new RidgeLearner(1), 5).Fit(Data, 9);

        Assert.Equal(few.Members[1].Predict(Data.Row(0)), many.Members[1].Predict(Data.Row(0)));
    }

    [Fact]
    public void A_failing_member_fails_with_its_own_sentence()
    {
        var failure = Assert.Throws<ArgumentException>(() =>
            new BaggingLearner(new CarryLearner("gone"), 4, parallelism: 2).Fit(Data, 0)
        );

        Assert.Contains("needs the feature 'gone'", failure.Message, StringComparison.Ordinal);
    }

    private static string Digest(int seed, int parallelism) =>
        ModelArtefact
            .Write(new BaggingLearner(new RidgeLearner(1), 12, parallelism).Fit(Data, seed).ToDocument())
            .Sha256;
}
