using BtcEvents.Learning;
using BtcEvents.Learning.Momentum;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.PureTests.Learning.Momentum;

public sealed class MomentumLearnerTests
{
    private static readonly string[] Features = ["other", "anchor", "vol", "fast", "slow"];
    private static readonly MomentumColumns Columns = new("anchor", "vol", ["fast", "slow"], 2);

    [Fact]
    public void It_finds_how_far_trends_carry_on_in_units_of_the_volatility_of_the_time()
    {
        var model = new MomentumLearner(Columns, penaltyRows: 0, driftPriorRows: 0).Fit(Rows(400, noise: 0), 1);
        // 1.1 of the mean at 3 % a day, twice as much as at 1.5 %.
        Assert.Equal(10 + (1.1 * 3 * (0.2 + (0.5 * 1.5) - (0.25 * 1))), model.Predict([9, 10, 3, 1.5, 1]), 9);
        Assert.Equal(10 + (1.1 * 1.5 * (0.2 + (0.5 * 1.5) - (0.25 * 1))), model.Predict([9, 10, 1.5, 1.5, 1]), 9);
    }

    [Fact]
    public void Trends_beyond_the_clip_count_as_the_clip()
    {
        var model = new MomentumLearner(Columns, 5, 5).Fit(Rows(60, noise: 1), 1);
        Assert.Equal(model.Predict([0, 1, 2, 2, -2]), model.Predict([0, 1, 2, 7, -3]));
        Assert.NotEqual(model.Predict([0, 1, 2, 2, -2]), model.Predict([0, 1, 2, 1.9, -2]));
    }

    [Fact]
    public void A_strong_penalty_and_prior_leave_the_anchor() =>
        Assert.Equal(
            4,
            new MomentumLearner(Columns, 1e12, 1e12).Fit(Rows(60, noise: 1), 1).Predict([0, 4, 2, 1, 1]),
            6
        );

    [Fact]
    public void Wild_months_weigh_as_calm_ones_do()
    {
        // The same errors in units of the spread, all rows ten times as wild: the rule is the same.
        var (calm, wild) = (Rows(60, noise: 1), Rows(60, noise: 1, wildness: 10));
        var learner = new MomentumLearner(Columns, 10, 10);
        var (one, other) = (learner.Fit(calm, 1), learner.Fit(wild, 1));
        Assert.Equal(one.Predict([0, 3, 2, 1, 1]), other.Predict([0, 3, 2, 1, 1]), 9);
    }

    [Fact]
    public void Rows_of_the_first_weeks_are_left_out()
    {
        var rows = Rows(60, noise: 1);
        var longer = new TrainingMatrix(
            [0, 1, 2, double.NaN, double.NaN, 0, 1, double.NaN, 1, 1, .. rows.Values],
            [99, 99, .. rows.Targets],
            Features
        );
        var learner = new MomentumLearner(Columns, 10, 10);
        Assert.Equal(learner.Fit(rows, 1).Predict([0, 3, 2, 1, 1]), learner.Fit(longer, 1).Predict([0, 3, 2, 1, 1]));
        Assert.Throws<ArgumentException>(() => learner.Fit(new([0, 1, double.NaN, 1, 1], [1], Features), 1));
    }

    [Fact]
    public void What_is_missing_is_told()
    {
        var model = new MomentumLearner(Columns, 10, 10).Fit(Rows(60, noise: 1), 1);
        Assert.Contains(
            "'anchor'",
            Assert.Throws<ArgumentException>(() => model.Predict([0, double.NaN, 1, 1, 1])).Message
        );
        Assert.Contains(
            "'vol'",
            Assert.Throws<ArgumentException>(() => model.Predict([0, 1, double.NaN, 1, 1])).Message
        );
        Assert.Throws<ArgumentException>(() => model.Predict([1, 2, 3]));
        Assert.Throws<ArgumentException>(() =>
            new MomentumLearner(Columns, 10, 10).Fit(new([1, 2], [1], ["anchor", "vol"]), 1)
        );
    }

    [Fact]
    public void It_reads_back_to_the_bit()
    {
        var model = new MomentumLearner(Columns, 10, 10).Fit(Rows(60, noise: 1), 1);
        var artefact = ModelArtefact.Write(model.ToDocument());
        var read = ModelReader.Read(ModelArtefact.Read(artefact.Bytes.Span, artefact.Sha256));
        Assert.Equal(model.Predict([0, 3, 2, 1, -1]), read.Predict([0, 3, 2, 1, -1]));
        var document = model.ToDocument();
        var astray = document with { Features = ["other", "vol", "fast", "slow"] };
        Assert.Equal(
            "a 'momentum' model reads 'anchor', which is not among its features",
            Assert.Throws<InvalidDataException>(() => ModelReader.Read(astray)).Message
        );
    }

    private static TrainingMatrix Rows(int count, double noise, double wildness = 1)
    {
        var random = new Random(7);
        var (values, targets) = (new List<double>(), new List<double>());
        for (var i = 0; i < count; i++)
        {
            var (anchor, vol) = ((random.NextDouble() * 20) - 10, (1 + random.NextDouble()) * wildness);
            var (fast, slow) = ((random.NextDouble() * 4) - 2, (random.NextDouble() * 4) - 2);
            values.AddRange([random.NextDouble(), anchor, vol, fast, slow]);
            var open = 0.2 + (0.5 * fast) - (0.25 * slow) + (noise * (random.NextDouble() - 0.5));
            targets.Add(anchor + ((1 + (anchor / 100)) * vol * open));
        }

        return new([.. values], [.. targets], Features);
    }
}
