using BtcEvents.Learning.Evaluation;
using BtcEvents.PureTests.Learning.Linear;
using static BtcEvents.PureTests.Learning.Evaluation.ModelLosses;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class ModelConfidenceSetEdgeTests
{
    [Fact]
    public void Two_losses_are_resampled_one_by_one()
    {
        // Half of the resamples take both losses; the others take one twice, and differ more than the sample.
        var pValues = PValues(
            [
                [0, 1],
                [0.9, 0.3],
            ],
            1
        );

        Assert.Equal(1, pValues[0]);
        Assert.Equal(0.5, pValues[1], 0.05);
    }

    [Fact]
    public void Rounding_does_not_decide_between_identical_losses() =>
        SeededProperty.Holds(seed =>
        {
            var losses = Enumerable.Repeat(Draw(seed, 20, [0])[0], 3 + (seed % 5)).ToArray();
            return PValues(losses, seed).All(p => p == 1);
        });

    [Fact]
    public void Identical_losses_are_equally_good()
    {
        double[] one = [0.1, 0.7, 0.3, 0.9],
            zero = [0, 0, 0, 0];

        Assert.Equal([1, 1, 1], PValues([one, one, one], 1));
        Assert.Equal([1, 1], PValues([zero, zero], 1));
    }

    [Fact]
    public void Identical_losses_beside_others_leave_every_p_value_a_number()
    {
        double[] worse = [2.1, 2.9, 3.2, 2.4, 2.8, 3.5],
            better = [0.1, 0.7, 0.3, 0.9, 0.2, 0.4];

        Assert.Equal([0, 1, 1], PValues([worse, better, better], 1));
        Assert.Equal([0, 0, 1], PValues([worse, worse, better], 1));
    }

    [Fact]
    public void A_difference_that_never_varies_decides()
    {
        double[] one = [0.1, 0.7, 0.3, 0.9];
        double[] more = [.. one.Select(l => l + 0.1)],
            most = [.. one.Select(l => l + 0.3)];

        Assert.Equal([0, 0, 1], PValues([most, more, one], 1));
    }

    [Fact]
    public void One_model_is_the_set() =>
        Assert.Equal(
            [1],
            PValues(
                [
                    [3, 4],
                ],
                1
            )
        );

    [Theory]
    [InlineData(8, 2)]
    [InlineData(27, 3)]
    [InlineData(28, 4)]
    [InlineData(64, 4)]
    public void A_block_is_the_cube_root_of_the_losses_rounded_up(int months, int length)
    {
        var losses = Draw(seed: 11, months, [0, 0.1, 0.2]);
        var byDefault = PValues(losses, 1);

        Assert.Equal(PValues(losses, 1, length), byDefault);
        Assert.NotEqual(PValues(losses, 1, length + 1), byDefault);
    }

    [Fact]
    public void Losses_that_cannot_be_compared_are_refused()
    {
        Refused("needs a model", []);
        Refused(
            "2 losses",
            [
                [1],
                [2],
            ]
        );
        Refused(
            "model 1 needs 3",
            [
                [1, 2, 3],
                [1, 2],
            ]
        );
        Refused(
            "model 1 needs 2",
            [
                [1, 2],
                [1, double.NaN],
            ]
        );
        Assert.Throws<ArgumentNullException>(() => ModelConfidenceSet.PValues(null!, 1));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, -1)]
    [InlineData(10, 3)]
    public void Options_out_of_their_range_are_refused(int resamples, int block) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ModelConfidenceSet.PValues(
                [
                    [1, 2, 3],
                ],
                1,
                new() { Resamples = resamples, BlockLength = block }
            )
        );

    private static void Refused(string says, double[][] losses) =>
        Assert.Contains(
            says,
            Assert.Throws<ArgumentException>(() => PValues(losses, 1)).Message,
            StringComparison.Ordinal
        );
}
