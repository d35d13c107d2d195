using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>What trees do not learn from.</summary>
public sealed class UsableRowsTests
{
    [Theory]
    [InlineData(
        double.PositiveInfinity,
        1,
        "row 1 of feature 'b' is ∞: a value must be finite as a 32-bit float, or NaN"
    )]
    [InlineData(1e39, 1, "row 1 of feature 'b' is 1E+39: a value must be finite as a 32-bit float, or NaN")]
    [InlineData(1, double.NaN, "the target of row 1 is NaN: it must be finite as a 32-bit float")]
    public void Rows_that_cannot_be_used_are_refused_in_a_sentence(double value, double target, string sentence)
    {
        var data = new TrainingMatrix([1, 2, 3, value], [1, target], ["a", "b"]);
        var refusal = Assert.Throws<ArgumentException>(() => new TreesLearner(new()).Fit(data, seed: 0));

        Assert.StartsWith(
            sentence.Replace("∞", "Infinity", StringComparison.Ordinal),
            refusal.Message.Replace("∞", "Infinity", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_rows_are_refused() =>
        Assert.Throws<ArgumentException>(() => new TreesLearner(new()).Fit(new([], [], ["x"]), seed: 0));

    [Fact]
    public void A_leaf_of_less_than_a_row_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new TreesLearner(new() { MinChildWeight = 0.5 }).Fit(Samples.Rows(), seed: 0)
        );
}
