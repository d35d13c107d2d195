using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class PairedBootstrapTests
{
    private static readonly BlockBootstrapOptions Single = new() { BlockLength = 1, Resamples = 4000 };

    [Fact]
    public void A_ratio_that_never_varies_is_sure()
    {
        double[] losses = [1, 4, 2, 9, 3];

        // Powers of two, so that nothing is rounded.
        Assert.Equal(new(0.5, 0.5, 0.5), Of(losses, [.. losses.Select(loss => 2 * loss)], 0.9));
        Assert.Equal(new(1, 1, 1), Of(losses, losses, 0.9));
    }

    [Fact]
    public void Quantiles_are_those_of_every_resample_there_is()
    {
        // Of two months, one by one, there are four resamples, each as likely: means of 1, 4, 4 and 7, over 1.
        var (ratio, lower, upper) = PairedBootstrap.Ratio([1, 7], [1, 1], 0.6, 3, Single);

        Assert.Equal((4, 1, 7), (ratio, lower, upper));
        // In the middle half only the mixed ones lie, which are every second one.
        Assert.Equal(new(4, 4, 4), PairedBootstrap.Ratio([1, 7], [1, 1], 0.3, 3, Single));
    }

    [Fact]
    public void The_interval_of_independent_losses_holds_the_true_ratio_about_as_often_as_it_says()
    {
        const int Runs = 400;
        var held = Enumerable
            .Range(0, Runs)
            .Count(seed => Drawn(seed, 80) is var r && r.Lower <= 0.8 && r.Upper >= 0.8);

        Assert.InRange(held / (double)Runs, 0.83, 0.95);
    }

    [Fact]
    public void Losses_that_come_in_runs_make_blocks_less_sure_than_single_months()
    {
        double[] losses = [.. Enumerable.Range(0, 96).Select(t => (t / 12) % 2 == 0 ? 1.0 : 3)];
        double[] others = [.. losses.Select(_ => 2.0)];

        double Width(int block) =>
            PairedBootstrap.Ratio(losses, others, 0.9, 1, new() { BlockLength = block }) is var r
                ? r.Upper - r.Lower
                : 0;

        Assert.True(Width(12) > 1.5 * Width(1), $"{Width(12)} and {Width(1)}");
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Drawn(1, 40), Drawn(1, 40));
        var (losses, others) = Losses(1, 40);
        Assert.NotEqual(PairedBootstrap.Ratio(losses, others, 0.9, 1), PairedBootstrap.Ratio(losses, others, 0.9, 2));
    }

    [Fact]
    public void Months_without_an_error_make_no_ratio_that_is_no_number()
    {
        Assert.Equal(new(1, 1, 1), Of([0, 0], [0, 0], 0.9));
        Assert.Equal(new(0, 0, 0), Of([0, 0], [1, 2], 0.9));
        Assert.Equal(
            new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity),
            Of([1, 2], [0, 0], 0.9)
        );
        var (_, lower, upper) = PairedBootstrap.Ratio([1, 1], [0, 2], 0.9, 1, Single);
        Assert.Equal((0.5, double.PositiveInfinity), (lower, upper));
    }

    [Fact]
    public void Losses_that_make_no_ratio_are_refused()
    {
        Refused("not 1 and 1", [1], [1]);
        Refused("not 2 and 3", [1, 2], [1, 2, 3]);
        Refused("0 or above", [1, -1], [1, 2]);
        Refused("finite", [1, 2], [1, double.NaN]);
        Refused("finite", [1, double.PositiveInfinity], [1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([1, 2], [1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([1, 2], [1, 2], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            PairedBootstrap.Ratio([1, 2], [1, 2], 0.9, 1, new() { Resamples = 0 })
        );
    }

    private static void Refused(string why, double[] losses, double[] others) =>
        Assert.Contains(
            why,
            Assert.Throws<ArgumentException>(() => Of(losses, others, 0.9)).Message,
            StringComparison.Ordinal
        );

    private static RatioOfMeans Of(double[] losses, double[] others, double coverage) =>
        PairedBootstrap.Ratio(losses, others, coverage, seed: 1);

    private static RatioOfMeans Drawn(int seed, int months)
    {
        var (losses, others) = Losses(seed, months);
        return Of(losses, others, 0.9);
    }

    // Means of 0.8 and 1 with the wildness of a month in common.
    private static (double[] Losses, double[] Others) Losses(int seed, int months)
    {
        var random = new Random(seed * 7919);
        var wild = Enumerable.Range(0, months).Select(_ => 0.5 + random.NextDouble()).ToArray();
        return (
            [.. wild.Select(w => 0.8 * w * 2 * random.NextDouble())],
            [.. wild.Select(w => w * 2 * random.NextDouble())]
        );
    }
}
