using BtcEvents.Learning.Evaluation;
using MathNet.Numerics.Distributions;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class HitBandTests
{
    [Theory] // Of the binomial distribution, from a table.
    [InlineData(10, 0.8, 6, 10)]
    [InlineData(20, 0.5, 6, 14)]
    [InlineData(1, 0.8, 0, 1)]
    [InlineData(66, 0.8, 47, 58)]
    public void Of_equal_coverages_it_is_the_central_band_of_the_binomial(
        int count,
        double coverage,
        int least,
        int most
    )
    {
        double UpTo(int hits) => Enumerable.Range(0, hits + 1).Sum(k => Binomial.PMF(coverage, count, k));

        Assert.Equal((least, most), HitBand.Of(Enumerable.Repeat(coverage, count), 0.9));
        Assert.True(UpTo(least - 1) <= 0.05);
        Assert.True(UpTo(least) > 0.05);
        Assert.True(1 - UpTo(most) <= 0.05);
        Assert.True(1 - UpTo(most - 1) > 0.05);
    }

    [Fact]
    public void Coverages_may_differ_and_their_order_does_not_matter()
    {
        double[] coverages = [0.5, 0.9, 0.8, 0.95, 0.5, 0.7];

        Assert.Equal(HitBand.Of(coverages, 0.9), HitBand.Of(coverages.Reverse(), 0.9));
        Assert.Equal((2, 3), HitBand.Of([1, 1, 0, 0.5], 0.9)); // two are certain, one is a coin
        Assert.Equal((0, 0), HitBand.Of([], 0.9));
    }

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HitBand.Of([1.1], 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => HitBand.Of([double.NaN], 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => HitBand.Of([0.8], 1));
    }
}
