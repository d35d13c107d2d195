using BtcEvents.Learning;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Ensembles;

public sealed class LeadingFeaturesTests
{
    private static readonly TrainingMatrix Rows = new([1, 5, 2, -3, 3, 4, 4, 0], [1, 2.5, 2.5, 4], ["a", "b"]);

    [Fact]
    public void What_comes_behind_the_leading_features_does_not_count()
    {
        var model = new LeadingFeaturesLearner(new RidgeLearner(1), 1).Fit(Rows, 1);
        Assert.Equal(model.Predict([2, 0]), model.Predict([2, 1000]));
        Assert.NotEqual(model.Predict([2, 0]), model.Predict([3, 0]));
    }

    [Fact]
    public void A_saved_model_forecasts_the_same_bits()
    {
        var model = new LeadingFeaturesLearner(new RidgeLearner(1), 1).Fit(Rows, 1);
        Assert.Equal(model.Predict([2.5, 7]), ModelReader.Read(model.ToDocument()).Predict([2.5, 7]));
    }

    [Fact]
    public void A_document_whose_inner_model_wants_other_features_is_refused()
    {
        var document = new LeadingFeaturesLearner(new RidgeLearner(1), 1).Fit(Rows, 1).ToDocument() with
        {
            Features = ["b", "a"],
        };
        Assert.Throws<InvalidDataException>(() => ModelReader.Read(document));
    }

    [Fact]
    public void A_ladder_of_penalties_is_the_mean_of_its_rungs()
    {
        double Forecast(params double[] alphas) => new RidgeLearner(alphas).Fit(Rows, 1).Predict([2.5, 7]);
        Assert.Equal((Forecast(1) + Forecast(10)) / 2, Forecast(1, 10), 12);
    }
}
