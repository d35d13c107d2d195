using BtcEvents.Reporting.Charts;

namespace BtcEvents.PureTests.Reporting;

public sealed class NiceTicksTests
{
    [Theory]
    [InlineData(0, 1, 6, "0 0.2 0.4 0.6 0.8 1", 1)]
    [InlineData(-31.2, 32.9, 6, "-40 -20 0 20 40", 0)]
    [InlineData(105, 543, 5, "100 200 300 400 500 600", 0)]
    [InlineData(58_300, 148_000, 6, "40000 60000 80000 100000 120000 140000 160000", 0)]
    [InlineData(-0.012, 0.0071, 5, "-0.015 -0.01 -0.005 0 0.005 0.01", 3)]
    [InlineData(4.217, 13.9047, 8, "4 5 6 7 8 9 10 11 12 13 14", 0)]
    public void Ticks_are_round_and_enclose_the_extent(double low, double high, int count, string ticks, int decimals)
    {
        var nice = NiceTicks.Around(Extent.Of([low, high]), count);
        Assert.Equal(ticks, string.Join(' ', nice.Values));
        Assert.Equal(decimals, nice.Decimals);
    }

    [Fact]
    public void Any_extent_gets_a_few_rising_ticks_that_enclose_it()
    {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 12));
            var extent = Extent.Of([low, low + Math.Pow(10, random.Next(-3, 12))]);
            var ticks = NiceTicks.Around(extent, 2 + random.Next(9));
            Assert.InRange(ticks.Values.Length, 2, 21);
            Assert.True(
                ticks.First <= extent.Low + (ticks.Step * 1e-6) && ticks.Last >= extent.High - (ticks.Step * 1e-6),
                $"{extent}: {string.Join(' ', ticks.Values)}"
            );
            Assert.All(ticks.Values.Zip(ticks.Values.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        }
    }

    [Theory]
    [InlineData(new double[0], 0, 1)]
    [InlineData(new[] { double.NaN, double.PositiveInfinity }, 0, 1)]
    [InlineData(new[] { 50.0 }, 45, 55)]
    [InlineData(new[] { 0.0, 0.0 }, -0.001, 0.001)]
    public void An_extent_is_never_empty(double[] values, double low, double high) =>
        Assert.Equal((low, high), (Extent.Of(values).Low, Extent.Of(values).High));

    [Fact]
    public void A_very_wide_interval_stretches_the_axis_only_so_far()
    {
        var extent = Extent.Of([-10, 10]).StretchTo([double.NegativeInfinity, 1e9, double.NaN]);
        Assert.Equal((-30, 30), (extent.Low, extent.High));
    }
}
