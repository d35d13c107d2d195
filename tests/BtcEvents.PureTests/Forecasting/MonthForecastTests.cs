using BtcEvents.Forecasting;
using BtcEvents.Learning.Intervals;

namespace BtcEvents.PureTests.Forecasting;

public sealed class MonthForecastTests
{
    private const string Nothing = "the interval of 2025-06 reaches down to a price of nothing: look at the data first";

    [Theory]
    [InlineData(5, 20, "")]
    [InlineData(5, 91, "")]
    [InlineData(5, 93, Nothing)]
    [InlineData(-100, 1, $"{Nothing}; 2025-06 is forecast to change by -100.0 %, which no price can")]
    public void A_forecast_that_no_price_can_follow_is_in_doubt(double change, double spread, string doubts) =>
        Assert.Equal(doubts, string.Join("; ", Of(change, spread).Doubts()));

    [Fact]
    public void Its_interval_holds_what_the_distribution_says_and_ends_at_a_price_of_nothing()
    {
        var forecast = Of(5, 10);
        Assert.Equal((5, 5 - 11.43, 5 + 11.43), (forecast.ChangePercent, Round(forecast.Lower), Round(forecast.Upper)));
        Assert.Equal(forecast.Distribution.Central(0.8), (forecast.Lower, forecast.Upper));
        Assert.Equal(-100, Of(5, 300).Lower);
    }

    private static double Round(double value) => Math.Round(value, 2);

    private static MonthForecast Of(double change, double spread) =>
        new("2025-06", new PredictiveDistribution(change, spread, 5), 0.8, 100_000);
}
