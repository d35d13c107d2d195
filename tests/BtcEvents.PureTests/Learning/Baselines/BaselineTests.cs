using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;

namespace BtcEvents.PureTests.Learning.Baselines;

public sealed class BaselineTests
{
    private static readonly TrainingMatrix Data = new([1, 10, 2, 20, 3, 30], [4, 5, 9], ["own", "other"]);

    [Fact]
    public void Zero_forecasts_no_change() => Assert.Equal(0, new ZeroLearner().Fit(Data, 0).Predict([7, 7]));

    [Fact]
    public void Mean_forecasts_the_mean_of_the_training_targets() =>
        Assert.Equal(6, new MeanLearner().Fit(Data, 0).Predict([7, 7]), 12);

    [Fact]
    public void Carry_forecasts_the_value_of_its_column() =>
        Assert.Equal(-3, new CarryLearner("other").Fit(Data, 0).Predict([7, -3]));

    [Fact]
    public void Carry_forecasts_no_change_where_the_value_is_not_known() =>
        Assert.Equal(0, new CarryLearner("own").Fit(Data, 0).Predict([double.NaN, -3]));

    // The targets less the column "own" are 3, 3 and 6: their mean is 4.
    [Theory]
    [InlineData(null, 7)]
    [InlineData(0.0, 11)]
    [InlineData(3.0, 9)]
    [InlineData(30.0, 7 + (12 / 33.0))]
    public void End_of_month_forecasts_the_anchor_and_with_drift_what_came_beside_it_shrunk(
        double? prior,
        double forecast
    )
    {
        var learner = new EndOfMonthLearner("own", prior);

        Assert.Equal(prior is null ? "end-of-month" : "end-of-month-drift", learner.Name);
        Assert.Equal(forecast, learner.Fit(Data, 0).Predict([7, -3]), 12);
        Assert.Equal(forecast, ModelReader.Read(learner.Fit(Data, 0).ToDocument()).Predict([7, -3]), 12);
    }

    [Fact]
    public void There_is_no_drift_without_a_month() => Assert.Equal(0, EndOfMonthLearner.Drift([], prior: 0));

    [Fact]
    public void Carry_names_the_column_that_is_missing()
    {
        var refused = Assert.Throws<ArgumentException>(() => new CarryLearner("gone").Fit(Data, 0));

        Assert.Contains("needs the feature 'gone'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_are_refused()
    {
        var none = new TrainingMatrix([], [], ["own"]);

        Assert.Throws<ArgumentException>(() => new ZeroLearner().Fit(none, 0));
        Assert.Throws<ArgumentException>(() => new MeanLearner().Fit(none, 0));
        Assert.Throws<ArgumentException>(() => new CarryLearner("own").Fit(none, 0));
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MeanLearner().Fit(Data, 0).Predict([1]));
}
