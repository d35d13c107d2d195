using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class MonthForecastTests
{
    [Theory]
    [InlineData(5, -20, "")]
    [InlineData(5, -99.9, "")]
    [InlineData(
        5,
        -130.04,
        "the interval of 2025-06 reaches -130.0 %, and no price falls by 100 %: look at the data first"
    )]
    [InlineData(
        -100,
        -150,
        "the interval of 2025-06 reaches -150.0 %, and no price falls by 100 %: look at the data first; "
            + "2025-06 is forecast to change by -100.0 %, which no price can"
    )]
    public void A_forecast_that_no_price_can_follow_is_in_doubt(double change, double lower, string doubts) =>
        Assert.Equal(
            doubts,
            string.Join("; ", new MonthForecast("2025-06", change, lower, 10, 0.8, 0.8, 60, 100_000).Doubts())
        );

    [Fact]
    public void So_is_one_that_is_no_number() =>
        Assert.Equal(2, new MonthForecast("2025-06", double.NaN, double.NaN, 10, 0.8, 0.8, 60, 1).Doubts().Count());
}
