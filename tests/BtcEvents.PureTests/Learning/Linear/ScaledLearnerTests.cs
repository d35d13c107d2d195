using BtcEvents.Learning;
using BtcEvents.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Linear;

public sealed class ScaledLearnerTests
{
    [Fact]
    public void The_inner_learner_sees_standardised_rows_without_gaps()
    {
        var inner = new RecordingLearner();

        new ScaledLearner(inner).Fit(new([1, 2, 3, double.NaN], [0, 0, 0, 0], ["x"]), seed: 4);

        Assert.Equal(
            [-Math.Sqrt(1.5), 0, Math.Sqrt(1.5), 0],
            inner.Seen!.Values.ToArray().Select(v => Math.Round(v, 14)),
            Close
        );
        Assert.Equal(4, inner.Seed);
    }

    [Fact]
    public void Scaling_before_ridge_changes_nothing()
    {
        var data = RandomRows.Of(21, 25, 4);
        var (plain, scaled) = (new RidgeLearner(2).Fit(data, 0), new ScaledLearner(new RidgeLearner(2)).Fit(data, 0));

        Assert.Equal(plain.Predict(data.Row(3)), scaled.Predict(data.Row(3)), 10);
    }

    [Fact]
    public void A_clipped_model_forecasts_no_further_than_its_limit()
    {
        var data = new TrainingMatrix([1, 2, 3], [1, 2, 3], ["x"]);
        var model = new ScaledLearner(new RidgeLearner(0), clip: 2).Fit(data, 0);
        var atLimit = 2 + (2 * Math.Sqrt(2.0 / 3)); // two deviations above the mean, slope 1

        Assert.Equal(atLimit, model.Predict([1e9]), 9);
        Assert.Equal(2.5, model.Predict([2.5]), 9);
    }

    private static bool Close(double left, double right) => Math.Abs(left - right) < 1e-12;

    private sealed class RecordingLearner : ILearner
    {
        public TrainingMatrix? Seen { get; private set; }

        public int Seed { get; private set; }

        public string Name => "recording";

        public IRegressor Fit(TrainingMatrix data, int seed)
        {
            (Seen, Seed) = (data, seed);
            return new RidgeLearner(1).Fit(data, seed);
        }
    }
}
