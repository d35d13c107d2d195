using BtcEvents.Features.Indicators;

namespace BtcEvents.PureTests.Features;

public sealed class IndicatorTests
{
    [Fact]
    public void Rsi_begins_with_plain_averages_and_then_smooths()
    {
        // Steps +1, -0.5, +1, -0.5. First averages 2/3 and 1/6; then (2 * 2/3 + 0) / 3 = 4/9 and (2 * 1/6 + 0.5) / 3 =
        // 5/18.
        var rsi = RelativeStrengthIndex.Wilder([10, 11, 10.5, 11.5, 11], 3);
        Assert.All(rsi[..3], v => Assert.Equal(double.NaN, v));
        Assert.Equal(80, rsi[3], 10);
        Assert.Equal(800 / 13.0, rsi[4], 10);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(-1, 0)]
    [InlineData(0, 50)]
    public void Rsi_of_prices_that_go_one_way_is_extreme_and_of_still_ones_50(double step, double expected) =>
        Assert.Equal(
            expected,
            RelativeStrengthIndex.Wilder([.. Enumerable.Range(0, 30).Select(i => 100 + (step * i))], 14)[^1]
        );

    [Fact]
    public void Exponential_average_begins_with_the_plain_mean()
    {
        Assert.Equal([double.NaN, double.NaN, 2, 3, 5.5], Averages.Exponential([1, 2, 3, 4, 8], 3));
        Assert.Equal([double.NaN, double.NaN, 3, 5], Averages.Exponential([double.NaN, 2, 4, 6], 2));
        Assert.All(Averages.Exponential([1, 2], 3), v => Assert.Equal(double.NaN, v));
    }

    [Fact]
    public void Macd_histogram_of_a_constant_price_is_zero_from_the_34th_close_on()
    {
        var histogram = MovingAverageConvergence.Histogram(Enumerable.Repeat(42.0, 50).ToArray(), 12, 26, 9);
        Assert.All(histogram[..33], v => Assert.Equal(double.NaN, v));
        Assert.All(histogram[33..], v => Assert.Equal(0, v));
    }

    [Fact]
    public void Macd_histogram_of_a_jump_follows_by_hand()
    {
        // Periods 1, 2, 1: fast is the price, slow is 10 and then 10 + 2/3 * 3 = 12; the signal of period 1 is the line
        // itself.
        Assert.Equal(0, MovingAverageConvergence.Histogram([10, 10, 13], 1, 2, 1)[2]);
        // Signal of period 2 over lines 0, 0, 1: mean 0, then 0 + 2/3 * 1; histogram 1 - 2/3.
        Assert.Equal(1 / 3.0, MovingAverageConvergence.Histogram([10, 10, 10, 13], 1, 2, 2)[3], 12);
    }

    [Fact]
    public void True_range_counts_gaps_against_the_close_before()
    {
        // True ranges 2, 2 (12 - 10, gap up), 2.5 (11.5 - 9, gap down); the average of two is 2, then (2 + 2.5) / 2.
        var range = AverageTrueRange.Wilder([10, 11, 12, 11], [8, 9, 11, 9], [9, 10, 11.5, 9.5], 2);
        Assert.Equal([double.NaN, double.NaN, 2, 2.25], range);
    }

    [Fact]
    public void Bollinger_bands_stand_two_population_deviations_from_the_mean()
    {
        // Mean 5, deviation 2: bands 1 and 9, and the last close stands on the upper one.
        var bands = BollingerBands.Of([1000, 2, 4, 4, 4, 5, 5, 7, 9], 8, 2);
        Assert.Equal(160, bands.Width, 10);
        Assert.Equal(1, bands.PercentB, 10);
        Assert.Equal(double.NaN, BollingerBands.Of([1, 1, 1], 3, 2).PercentB);
        Assert.Equal(double.NaN, BollingerBands.Of([1, 1], 3, 2).Width);
    }

    [Fact]
    public void Realised_volatility_is_the_annualised_sample_deviation()
    {
        // Log returns 1, -1, 1: mean 1/3, sample variance (4 + 16 + 4) / 9 / 2 = 4/3.
        double[] closes = [5, 1, Math.E, 1, Math.E];
        Assert.Equal(100 * Math.Sqrt(4 / 3.0 * 365), ReturnMoments.RealisedVolatility(closes, 3), 9);
        Assert.Equal(double.NaN, ReturnMoments.RealisedVolatility(closes, 5));
    }

    [Fact]
    public void Skewness_is_negative_where_the_rare_move_is_down()
    {
        // The same returns: m2 = 8/9, m3 = (8 - 64 + 8) / 27 / 3 = -16/27.
        Assert.Equal(-1 / Math.Sqrt(2), ReturnMoments.Skewness([1, Math.E, 1, Math.E], 3), 12);
        Assert.Equal(double.NaN, ReturnMoments.Skewness([1, 2], 2));
    }

    [Fact]
    public void Slope_of_steady_growth_is_its_daily_rate()
    {
        Assert.Equal(2, PriceTrend.LogSlope([.. Enumerable.Range(0, 20).Select(i => Math.Exp(0.02 * i))]), 10);
        Assert.Equal(double.NaN, PriceTrend.LogSlope([1]));
    }

    [Fact]
    public void Drawdown_looks_back_over_its_window_only()
    {
        Assert.Equal(-50, PriceTrend.Drawdown([1000, 8, 6, 4], 3));
        Assert.Equal(0, PriceTrend.Drawdown([1, 2, 3], 3));
        Assert.Equal(double.NaN, PriceTrend.Drawdown([1, 2], 3));
    }

    [Fact]
    public void Mean_of_known_values_asks_for_coverage()
    {
        Assert.Equal(2, Averages.OfKnown([1, double.NaN, 3, double.NaN], 0.5));
        Assert.Equal(double.NaN, Averages.OfKnown([1, double.NaN, double.NaN], 0.5));
        Assert.Equal(double.NaN, Averages.OfKnown([double.NaN], 0));
        Assert.Equal(double.NaN, Averages.OfKnown([], 0.5));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(31)]
    public void Mean_of_equal_values_is_that_value_to_the_last_bit(int days) =>
        Assert.Equal(4.33, Averages.OfKnown(Enumerable.Repeat(4.33, days).ToArray(), 0.5));

    [Fact]
    public void Simple_average_takes_the_newest_values()
    {
        Assert.Equal(3, Averages.Simple([100, 2, 4], 2));
        Assert.Equal(double.NaN, Averages.Simple([1], 2));
    }
}
