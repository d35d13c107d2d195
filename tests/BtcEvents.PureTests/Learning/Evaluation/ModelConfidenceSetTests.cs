using BtcEvents.Learning.Evaluation;
using BtcEvents.PureTests.Learning.Linear;
using static BtcEvents.PureTests.Learning.Evaluation.ModelLosses;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class ModelConfidenceSetTests
{
    private const double Level = 0.10;

    [Fact]
    public void The_p_values_are_those_of_all_resamples_there_are()
    {
        double[][] losses =
        [
            [1.31, 0.42, 2.17, 0.93, 1.58, 0.27, 1.76, 0.64, 1.09, 2.45, 0.38, 1.12],
            [1.02, 0.75, 1.61, 1.38, 1.83, 0.11, 2.07, 0.93, 0.77, 2.91, 0.24, 1.45],
            [1.88, 0.17, 2.36, 1.41, 1.03, 0.84, 1.51, 1.22, 0.97, 2.15, 1.06, 1.33],
            [1.12, 0.58, 1.73, 1.29, 1.22, 0.45, 1.98, 0.71, 1.16, 2.22, 0.61, 1.19],
        ];
        var pValues = ModelConfidenceSet.PValues(losses, 1, new() { Resamples = 40_000, BlockLength = 3 });

        // Python, over all 12^4 circular resamples: 0.1907 drops the third, 0.1428 the second, 0.7869 the fourth. A
        // resample that ties with the sample counts as no less (0.7803 without those).
        double[] expected = [1, 0.19073109567901234, 0.19073109567901234, 0.7869405864197531];
        Assert.All(expected.Zip(pValues), pair => Assert.Equal(pair.First, pair.Second, 0.005));
        Assert.Equal(pValues[2], pValues[1]);
    }

    [Fact]
    public void A_clearly_worse_model_is_out_and_equal_ones_are_in()
    {
        var pValues = ModelConfidenceSet.PValues(Draw(seed: 3, months: 60, [0, 0, 1.5, 0]), 1);

        Assert.InRange(pValues[2], 0, 0.01);
        Assert.All([pValues[0], pValues[1], pValues[3]], p => Assert.InRange(p, Level, 1));
    }

    [Fact]
    public void Equal_models_are_all_in_about_as_often_as_promised() =>
        Assert.InRange(Share([0, 0, 0, 0], pValues => pValues.Min() >= Level), 0.85, 0.95);

    [Fact]
    public void The_best_model_is_in_at_least_about_as_often_as_promised() =>
        Assert.InRange(Share([0, 0.02, 0.02, 0.4], pValues => pValues[0] >= Level), 0.85, 0.99);

    [Fact]
    public void A_worse_model_is_mostly_out() =>
        Assert.InRange(Share([0, 0, 1, 1], pValues => pValues[2] < Level && pValues[3] < Level), 0.9, 1);

    [Fact]
    public void Another_order_of_the_models_gives_the_same_p_values_in_that_order() =>
        SeededProperty.Holds(seed =>
        {
            var losses = Draw(seed, 30, [0, 0.1, 0.3, 0.5, 0.2]);
            int[] order = [0, 1, 2, 3, 4];
            new Random(seed).Shuffle(order);
            var (there, back) = (PValues(losses, seed), PValues([.. order.Select(i => losses[i])], seed));

            return back.SequenceEqual(order.Select(i => there[i]));
        });

    [Fact]
    public void P_values_are_the_same_for_the_same_seed_only()
    {
        var losses = Draw(seed: 5, months: 30, [0, 0.1, 0.2]);

        Assert.Equal(PValues(losses, 8), PValues(losses, 8));
        Assert.NotEqual(PValues(losses, 8), PValues(losses, 9));
    }

    [Fact]
    public void The_unit_of_the_losses_does_not_matter()
    {
        var losses = Draw(seed: 5, months: 30, [0, 0.1, 0.2]);
        double[][] small = [.. losses.Select(model => model.Select(l => l * Math.ScaleB(1, -200)).ToArray())];

        Assert.Equal(PValues(losses, 1), PValues(small, 1));
    }

    private static double Share(double[] worse, Func<IReadOnlyList<double>, bool> holds)
    {
        const int Draws = 400;
        var options = new BlockBootstrapOptions { Resamples = 300, BlockLength = 1 };
        return Enumerable
                .Range(0, Draws)
                .Count(seed => holds(ModelConfidenceSet.PValues(Draw(seed, 60, worse), seed, options))) / (double)Draws;
    }
}
