using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Learning.Trees;

public sealed class TreesLearnerTests
{
    private static readonly TreeParameters Stump = new()
    {
        Rounds = 1,
        MaxDepth = 1,
        LearningRate = 1,
        Lambda = 0,
    };

    [Fact]
    public void A_stump_without_penalty_forecasts_the_mean_of_each_side()
    {
        var data = new TrainingMatrix([1, 2, 3, 10, 11, double.NaN], [1, 2, 3, 20, 22, 24], ["x"]);
        var model = new TreesLearner(Stump).Fit(data, seed: 0);

        Assert.Equal(2, model.Predict([0.0]), 1e-5);
        Assert.Equal(2, model.Predict([6.4]), 1e-5);
        Assert.Equal(22, model.Predict([6.6]), 1e-5);
        Assert.Equal(22, model.Predict([double.NaN]), 1e-5);
    }

    [Fact]
    public void The_penalty_shrinks_a_leaf_towards_the_mean_of_all_targets()
    {
        // Residuals against the mean 4 sum to -2 and 2 over one row each: leaf = sum / (rows + lambda) = -1 and 1.
        var data = new TrainingMatrix([0, 1], [2, 6], ["x"]);
        var model = new TreesLearner(Stump with { Lambda = 1 }).Fit(data, seed: 0);

        Assert.Equal(3, model.Predict([0.0]), 1e-6);
        Assert.Equal(5, model.Predict([1.0]), 1e-6);
    }

    [Fact]
    public void Copies_of_every_row_change_nothing_where_leaf_and_penalty_count_them()
    {
        var data = Samples.Rows();
        var thrice = data.Pick([.. Enumerable.Range(0, 3 * data.RowCount).Select(i => i / 3)]);
        TreeParameters Settings(int copies) =>
            new()
            {
                Rounds = 40,
                MaxDepth = 2,
                LearningRate = 0.05,
                Lambda = 5 * copies,
                MinChildWeight = 5 * copies,
            };
        var (once, counted, uncounted) = (
            Samples.Forecasts(new TreesLearner(Settings(1)).Fit(data, 0), data),
            Samples.Forecasts(new TreesLearner(Settings(3)).Fit(thrice, 0), data),
            Samples.Forecasts(new TreesLearner(Settings(1)).Fit(thrice, 0), data)
        );

        Assert.All(once.Zip(counted), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.Contains(once.Zip(uncounted), pair => Math.Abs(pair.First - pair.Second) > 0.1);
    }

    [Fact]
    public void Importance_is_the_gain_of_the_splits()
    {
        // The gain of a split is G_left^2 / H_left + G_right^2 / H_right - G^2 / H = 4 + 4 without penalty.
        var data = new TrainingMatrix([0, 5, 1, 5], [2, 6], ["x", "constant"]);

        Assert.Equal([new("x", 8, 8, 1), new("constant", 0, 0, 0)], new TreesLearner(Stump).FitTrees(data).Importance);
    }

    [Fact]
    public void Importance_averages_the_gain_over_splits_and_sums_to_one()
    {
        var model = new TreesLearner(new() { Rounds = 20, MaxDepth = 3 }).FitTrees(Samples.Rows());

        Assert.Equal("feature_0", model.Importance.MaxBy(f => f.Importance)!.Feature);
        Assert.Equal(1, model.Importance.Sum(f => f.Importance), 1e-9);
        Assert.True(model.Importance[0].TotalGain > model.Importance[0].AverageGain);
    }

    [Fact]
    public void A_model_read_from_its_document_forecasts_the_same_bits()
    {
        var (data, unseen) = (Samples.Rows(), Samples.Rows(rows: 200, seed: 2, missing: 0.3));
        var model = new TreesLearner(new()).Fit(data, seed: 7);
        var document = model.ToDocument();
        var text = document.Parameters.ToJsonString();
        var read = ModelReader.Read(document with { Parameters = JsonNode.Parse(text)!.AsObject() });

        Assert.Equal("xgboost", document.Kind);
        Assert.Equal(Samples.Forecasts(model, unseen), Samples.Forecasts(read, unseen));
        Assert.Equal(Samples.Forecasts(model, unseen), Samples.Forecasts(ModelReader.Read(document), unseen));
        Assert.Equal(text, read.ToDocument().Parameters.ToJsonString());
    }

    [Fact]
    public void The_same_rows_give_the_same_model_on_any_thread_and_with_any_seed()
    {
        var (data, learner) = (Samples.Rows(), new TreesLearner(new() { Rounds = 30 }));
        var texts = new string[16];
        Parallel.For(
            0,
            texts.Length,
            i => texts[i] = learner.Fit(data, seed: i).ToDocument().Parameters.ToJsonString()
        );

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public void Boosting_starts_at_the_mean_or_where_it_is_told()
    {
        // Two rows cannot be parted into leaves of two, so the tree is a root: start + sum / (rows + lambda).
        var (data, settings) = (new TrainingMatrix([1, 2], [10, 20], ["x"]), Stump with { MinChildWeight = 2 });
        var told = settings with { BaseScore = 0.5, Lambda = 1 };

        Assert.Equal(15, new TreesLearner(settings).Fit(data, 0).Predict([1.0]));
        Assert.Equal(0.5 + (29.0 / 3), new TreesLearner(told).Fit(data, 0).Predict([1.0]), 1e-5);
    }
}
