using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Learning.Trees;

public sealed class XGBoostRegressorTests
{
    public XGBoostRegressorTests() => Samples.SkipWithoutLibrary();

    public static TheoryData<XGBoostMethod> Methods => [.. Enum.GetValues<XGBoostMethod>()];

    [Fact]
    public void A_stump_without_penalty_forecasts_the_mean_of_each_side()
    {
        var data = new TrainingMatrix([1, 2, 3, 10, 11, double.NaN], [1, 2, 3, 20, 22, 24], ["x"]);
        var stump = new XGBoostLearner(
            new()
            {
                Rounds = 1,
                MaxDepth = 1,
                LearningRate = 1,
                Lambda = 0,
            }
        ).Fit(data, seed: 0);

        Assert.Equal(2, stump.Predict([0.0]), 1e-5);
        Assert.Equal(2, stump.Predict([6.4]), 1e-5);
        Assert.Equal(22, stump.Predict([6.6]), 1e-5);
        Assert.Equal(22, stump.Predict([double.NaN]), 1e-5);
    }

    [Fact]
    public void The_penalty_shrinks_a_leaf_towards_the_mean_of_all_targets()
    {
        // Residuals against the mean 4 sum to -2 and 2 over one row each: leaf = sum / (rows + lambda) = -1 and 1.
        var data = new TrainingMatrix([0, 1], [2, 6], ["x"]);
        var stump = new XGBoostLearner(
            new()
            {
                Rounds = 1,
                MaxDepth = 1,
                LearningRate = 1,
                Lambda = 1,
            }
        ).Fit(data, seed: 0);

        Assert.Equal(3, stump.Predict([0.0]), 1e-6);
        Assert.Equal(5, stump.Predict([1.0]), 1e-6);
    }

    [Fact]
    public void Importance_is_the_gain_of_the_splits()
    {
        // The gain of a split is G_left^2 / H_left + G_right^2 / H_right - G^2 / H = 4 + 4 without penalty.
        var data = new TrainingMatrix([0, 5, 1, 5], [2, 6], ["x", "constant"]);
        var stump = new XGBoostLearner(
            new()
            {
                Rounds = 1,
                MaxDepth = 1,
                LearningRate = 1,
                Lambda = 0,
            }
        ).FitXGBoost(data, seed: 0);

        Assert.Equal([new("x", 8, 8, 1), new("constant", 0, 0, 0)], stump.Importance);
    }

    [Fact]
    public void Importance_averages_the_gain_over_splits_and_sums_to_one()
    {
        var model = new XGBoostLearner(new() { Rounds = 20, MaxDepth = 3 }).FitXGBoost(Samples.Rows(), seed: 0);

        Assert.Equal("feature_0", model.Importance.MaxBy(f => f.Importance)!.Feature);
        Assert.Equal(1, model.Importance.Sum(f => f.Importance), 1e-9);
        Assert.True(model.Importance[0].TotalGain > model.Importance[0].AverageGain);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_model_read_from_its_text_forecasts_the_same_bits(XGBoostMethod method)
    {
        var data = Samples.Rows();
        var model = new XGBoostLearner(
            new()
            {
                Method = method,
                Subsample = 0.8,
                ColumnSample = 0.8,
            }
        ).Fit(data, seed: 7);
        var document = model.ToDocument();
        var text = document.Parameters.ToJsonString();
        var read = ModelReader.Read(document with { Parameters = JsonNode.Parse(text)!.AsObject() });

        Assert.Equal("xgboost", document.Kind);
        Assert.Equal(Samples.Forecasts(model, data), Samples.Forecasts(read, data));
        Assert.Equal(text, read.ToDocument().Parameters.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_managed_walk_forecasts_the_same_bits_as_the_library(XGBoostMethod method)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (train, unseen) = (Samples.Rows(seed: seed), Samples.Rows(rows: 200, seed: seed + 1000, missing: 0.3));
            using var fit = new XGBoostFit(new() { Method = method, Rounds = 50 }, train, seed);
            fit.AdvanceTo(method == XGBoostMethod.Forest ? 1 : 50);

            Assert.Equal(fit.Predict(unseen), Samples.Forecasts(fit.ToRegressor(), unseen));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_same_rows_and_seed_give_the_same_model_on_any_thread(XGBoostMethod method)
    {
        var data = Samples.Rows();
        var learner = new XGBoostLearner(
            new()
            {
                Method = method,
                Rounds = 30,
                Subsample = 0.7,
                ColumnSample = 0.7,
            }
        );
        var texts = new string[16];
        Parallel.For(
            0,
            texts.Length,
            i => texts[i] = learner.Fit(data, seed: 3).ToDocument().Parameters.ToJsonString()
        );

        Assert.Single(texts.Distinct());
    }

    [Theory]
    [InlineData(XGBoostMethod.Trees)]
    [InlineData(XGBoostMethod.Forest)]
    public void Another_seed_gives_another_sample(XGBoostMethod method)
    {
        var learner = new XGBoostLearner(
            new()
            {
                Method = method,
                Rounds = 5,
                Subsample = 0.5,
            }
        );

        Assert.NotEqual(
            Samples.Forecasts(learner.Fit(Samples.Rows(), 1), Samples.Rows()),
            Samples.Forecasts(learner.Fit(Samples.Rows(), 2), Samples.Rows())
        );
    }

    [Fact]
    public void A_linear_model_finds_a_line_whatever_the_scale_of_its_features()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
        var data = new TrainingMatrix(
            [.. x.SelectMany(v => new[] { 1e9 * v, v % 7 })],
            [.. x.Select(v => (2 * v) - (3 * (v % 7)) + 1)],
            ["large", "small"]
        );
        var model = new XGBoostLearner(
            new()
            {
                Method = XGBoostMethod.Linear,
                Rounds = 200,
                LearningRate = 0.5,
                Lambda = 0,
            }
        ).Fit(data, seed: 0);

        Assert.Equal(2 * 50 - 3 * 1 + 1, model.Predict([50e9, 1]), 1e-2);
    }

    [Fact]
    public void A_linear_model_takes_the_mean_for_what_is_missing()
    {
        var data = new TrainingMatrix([1, 2, 3, 4, 5], [2, 4, 6, 8, 10], ["x"]);
        var model = new XGBoostLearner(new() { Method = XGBoostMethod.Linear }).Fit(data, seed: 0);

        Assert.Equal(model.Predict([3.0]), model.Predict([double.NaN]));
    }
}
