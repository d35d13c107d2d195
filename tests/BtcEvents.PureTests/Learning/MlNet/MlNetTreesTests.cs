using BtcEvents.Learning;
using BtcEvents.Learning.MlNet;
using BtcEvents.Learning.Serialization;
using BtcEvents.Learning.Trees;
using BtcEvents.PureTests.Learning.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace BtcEvents.PureTests.Learning.MlNet;

/// <summary>Microsoft.ML grows the trees, and what is left of it is data.</summary>
public sealed class MlNetTreesTests
{
    private const string FastForest = "fastforest";
    private const string LightGbm = "lightgbm";

    private static readonly ForestParameters Forest = new()
    {
        Trees = 40,
        Leaves = 6,
        LeastRows = 5,
        ColumnsOfSplit = 0.6,
    };

    private static readonly TreeParameters Boosted = new()
    {
        Rounds = 40,
        MaxDepth = 2,
        LearningRate = 0.05,
        Lambda = 5,
        MinChildWeight = 5,
    };

    private static readonly TrainingMatrix Data = Samples.Rows(rows: 120, missing: 0);
    private static readonly TrainingMatrix Unseen = Samples.Rows(rows: 400, seed: 2, missing: 0);

    public static TheoryData<string> Both => [FastForest, LightGbm];

    [Theory]
    [MemberData(nameof(Both))]
    public void What_was_taken_out_forecasts_what_the_library_forecasts(string name)
    {
        var learner = Learner(name);
        var context = new MLContext(7);
        ITransformer model = learner is FastForestLearner forest
            ? forest.FitThere(context, TreesFromMlNet.View(context, Data), seed: 7)
            : ((LightGbmLearner)learner).FitThere(context, TreesFromMlNet.View(context, Data), seed: 7);
        var scores = model.Transform(TreesFromMlNet.View(context, Unseen)).GetColumn<float>("Score");

        // The library rounds the sum of a forest to 32 bits before it divides it.
        Assert.All(
            Samples.Forecasts(learner.Fit(Data, seed: 7), Unseen).Zip(scores),
            pair => Assert.Equal(pair.Second, pair.First, 1e-6 * Math.Abs(pair.Second))
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void It_learns_what_is_there_to_learn(string name)
    {
        var mean = Data.Targets.Average();
        var forecasts = Samples.Forecasts(Learner(name).Fit(Data, seed: 7), Unseen);
        double Loss(Func<int, double> forecast) =>
            Enumerable.Range(0, Unseen.RowCount).Average(i => Math.Pow(Unseen.Targets[i] - forecast(i), 2));

        Assert.InRange(Loss(i => forecasts[i]), 0, 0.6 * Loss(_ => mean));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_same_rows_and_seed_give_the_same_bytes_again_and_on_any_thread(string name)
    {
        var learner = Learner(name);
        string Digest() => ModelArtefact.Write(learner.Fit(Data, seed: 7).ToDocument()).Sha256;
        var digests = new string[24];
        Parallel.For(0, digests.Length, new() { MaxDegreeOfParallelism = 8 }, i => digests[i] = Digest());
        string? onItsOwnThread = null;
        var thread = new Thread(() => onItsOwnThread = Digest());
        thread.Start();
        thread.Join();

        Assert.Single(digests.Append(onItsOwnThread).Append(Digest()).Distinct());
    }

    [Theory]
    [InlineData(FastForest, 2)]
    [InlineData(LightGbm, 1)]
    public void Only_what_is_drawn_depends_on_the_seed(string name, int different)
    {
        var learner = Learner(name);
        var forecasts = new[] { 7, 8 }.Select(seed => learner.Fit(Data, seed).Predict(Unseen.Row(0)));

        Assert.Equal(different, forecasts.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_stored_model_forecasts_the_same_bits_and_is_stored_the_same_way(string name)
    {
        var model = Learner(name).Fit(Data, seed: 7);
        var artefact = ModelArtefact.Write(model.ToDocument());
        var read = ModelReader.Read(ModelArtefact.Read(artefact.Bytes.Span, artefact.Sha256));

        Assert.Equal(Samples.Forecasts(model, Unseen), Samples.Forecasts(read, Unseen));
        Assert.Equal(artefact.Sha256, ModelArtefact.Write(read.ToDocument()).Sha256);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_gap_is_refused_and_told(string name)
    {
        var learner = Learner(name);
        var told = Assert.Throws<ArgumentException>(() => learner.Fit(Samples.Rows(missing: 0.1), seed: 7));
        Assert.Matches("^row [0-9]+ of feature 'feature_[0-9]' is NaN: a value must be finite", told.Message);

        var asked = Assert.Throws<ArgumentException>(() =>
            learner.Fit(Data, seed: 7).Predict([1, 2, double.NaN, 4, 5, 6])
        );
        Assert.StartsWith("'feature_2' is not known in the row", asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_LightGBM_cannot_follow_is_refused() =>
        Assert.All(
            [Boosted with { Rounds = 0 }, Boosted with { MaxDepth = 17 }, Boosted with { BaseScore = 1 }],
            settings =>
                Assert.Throws<ArgumentOutOfRangeException>(() => new MlNetTrees().Boosting(settings).Fit(Data, seed: 7))
        );

    [Theory]
    [MemberData(nameof(Both))]
    public void Rows_that_cannot_be_parted_give_their_mean(string name)
    {
        var few = new TrainingMatrix([1, 2, 3], [10, 20, 30], ["x"]);

        Assert.Equal(20, Learner(name).Fit(few, seed: 7).Predict([1.0]), 0.5);
    }

    private static ILearner Learner(string name)
    {
        var trees = new MlNetTrees();
        var lacks = name == LightGbm ? trees.BoostingLacks : trees.ForestsLack;
        Assert.SkipUnless(lacks is null, lacks ?? "");
        return name == LightGbm ? trees.Boosting(Boosted) : trees.Forest(Forest);
    }
}
