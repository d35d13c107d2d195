using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>Our trees against the real library, where it is installed.</summary>
public sealed class XGBoostLibraryTests
{
    private static readonly int[] Rounds = [1, 10, 50, 200];

    public XGBoostLibraryTests() => XGBoostApi.SkipWithout();

    /// <summary>Seed of the rows, share of missing values, coarseness of the values, settings.</summary>
    public static TheoryData<int, double, double, TreeParameters> Settings =>
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
    public void Our_trees_forecast_the_same_bits_as_the_library_s(
        int seed,
        double missing,
        double step,
        TreeParameters parameters
    )
    {
        var data = InSteps(Samples.Rows(rows: 60, features: 9, seed: seed, missing: missing), step);
        var (train, unseen) = (data.Slice(0, 36), data.Slice(36, 60));
        foreach (var settings in Rounds.Select(rounds => parameters with { Rounds = rounds }))
        {
            using var native = NativeXGBoost.Train(settings, train);

            Assert.Equal(native.Predict(unseen), Forecasts(new TreesLearner(settings).FitTrees(train), unseen));
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_library_loads_our_JSON_and_forecasts_the_same_bits(
        int seed,
        double missing,
        double step,
        TreeParameters parameters
    )
    {
        var train = InSteps(Samples.Rows(features: 9, seed: seed, missing: missing), step);
        var unseen = Samples.Rows(rows: 200, features: 9, seed: seed + 1000, missing: 0.3);
        var ours = new TreesLearner(parameters with { Rounds = 30 }).FitTrees(train);
        var json = ours.ToXGBoostJson();
        using var loaded = NativeXGBoost.Load(json.ToJsonString());
        using var native = NativeXGBoost.Train(parameters with { Rounds = 30 }, train);

        Assert.Equal(Forecasts(ours, unseen), loaded.Predict(unseen));
        Assert.Equal(native.Predict(unseen, type: 2), loaded.Predict(unseen, type: 2), Near);
        Assert.Equal(Nodes(native.Save()), Nodes(json), Near);
        Assert.Equal(Nodes(json), Nodes(loaded.Save()));
    }

    /// <summary>The library sums the gain of a split in another order.</summary>
    private static bool Near(float one, float other) => Math.Abs(one - other) <= 1e-4 * Math.Max(1, Math.Abs(one));

    private static float[] Forecasts(IRegressor model, TrainingMatrix data) =>
        Array.ConvertAll(Samples.Forecasts(model, data), f => (float)f);

    /// <summary>All lists of numbers of all trees, in order of their names.</summary>
    private static float[] Nodes(JsonNode model) =>
        [
            .. model["learner"]!["gradient_booster"]!["model"]!["trees"]!
                .AsArray()
                .SelectMany(tree => tree!.AsObject().OrderBy(m => m.Key, StringComparer.Ordinal))
                .Where(m => m.Value is JsonArray)
                .SelectMany(m => m.Value!.AsArray().Select(n => float.Parse(n!.ToJsonString()))),
        ];

    /// <summary>The same rows with values in coarse steps, so that many are equal.</summary>
    private static TrainingMatrix InSteps(TrainingMatrix data, double step) =>
        step == 0
            ? data
            : new([.. data.Values.ToArray().Select(v => Math.Round(v / step) * step)], data.Targets, data.Features);
}
