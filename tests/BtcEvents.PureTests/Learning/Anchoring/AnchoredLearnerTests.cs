using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.PureTests.Learning.Anchoring;

public sealed class AnchoredLearnerTests
{
    private static readonly TrainingMatrix Data = new([1, 7, 2, 8, 3, 9], [2, 4, 6], ["a", "b"]);

    [Theory]
    [InlineData(0, 12)] // open parts 1, 2, 3: mean 2
    [InlineData(3, 11)] // 3 rows against a prior of 3: half the mean is believed
    [InlineData(1, 11.5)] // 3 rows against a prior of 1: three quarters
    public void The_forecast_is_the_anchor_plus_the_believed_part_of_the_mean(double prior, double expected) =>
        Assert.Equal(expected, new AnchoredLearner(new MeanLearner(), "a", prior).Fit(Data, 1).Predict([10, 0]), 12);

    [Fact]
    public void The_open_part_is_the_target_less_the_anchor_less_the_disbelieved_mean()
    {
        var open = AnchoredLearner.OpenPart(Data, "a", 3);
        Assert.Equal([0, 1, 2], open.Targets.Select(t => Math.Round(t, 12)));
        Assert.Equal(Data.Values.ToArray(), open.Values.ToArray());
        Assert.Equal([2, 4, 6], Data.Targets);
    }

    [Fact]
    public void A_model_reads_back_and_forecasts_the_same_bits()
    {
        var model = new AnchoredLearner(new ScaledLearner(new RidgeLearner(0.7), 2.5), "a", 2).Fit(Data, 1);
        var artefact = ModelArtefact.Write(model.ToDocument());
        var read = ModelReader.Read(ModelArtefact.Read(artefact.Bytes.Span, artefact.Sha256));
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(model.Predict([1.1, 7.7])),
            BitConverter.DoubleToInt64Bits(read.Predict([1.1, 7.7]))
        );
    }

    [Fact]
    public void A_name_is_the_inner_learner_s() =>
        Assert.Equal(new MeanLearner().Name, new AnchoredLearner(new MeanLearner(), "a").Name);

    [Fact]
    public void What_has_no_anchor_is_told()
    {
        Assert.Contains(
            "'c'",
            Assert.Throws<ArgumentException>(() => new AnchoredLearner(new MeanLearner(), "c").Fit(Data, 1)).Message,
            StringComparison.Ordinal
        );
        var model = new AnchoredLearner(new MeanLearner(), "a").Fit(Data, 1);
        Assert.Contains(
            "'a' is not known",
            Assert.Throws<ArgumentException>(() => model.Predict([double.NaN, 1])).Message,
            StringComparison.Ordinal
        );
        var gap = new TrainingMatrix([double.NaN, 1], [1], ["a", "b"]);
        Assert.Throws<ArgumentException>(() => new AnchoredLearner(new MeanLearner(), "a").Fit(gap, 1));
        var document = new ModelDocument(
            AnchoredRegressor.Kind,
            ["b"],
            new JsonObject { ["anchor"] = "a", ["inner"] = new JsonObject() }
        );
        Assert.Contains(
            "'a'",
            Assert.Throws<InvalidDataException>(() => ModelReader.Read(document)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_drift_prior_outside_its_range_is_told(double prior) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnchoredLearner(new MeanLearner(), "a", prior));
}
