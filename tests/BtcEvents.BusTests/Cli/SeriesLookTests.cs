using BtcEvents.Cli.Doctor;
using BtcEvents.Messaging;

namespace BtcEvents.BusTests.Cli;

public sealed class SeriesLookTests
{
    [Fact]
    public void The_metric_is_the_one_that_services_show() =>
        Assert.Equal(SeriesLook.Metric, MetricNames.SeriesLastDay.Replace('.', '_') + "_seconds");

    [Fact]
    public void Series_are_read_from_a_metrics_page()
    {
        const string page = """
            # TYPE btcevents_series_last_day_timestamp_seconds gauge
            btcevents_series_last_day_timestamp_seconds{series="btc_spot",symbol="BTC-USD"} 1706659200
            btcevents_series_last_day_timestamp_seconds{series="eth_spot",symbol="ETH-USD"} 1706659200
            """;

        var series = Assert.Single(SeriesLook.OfPage(page, "BTC-USD"));
        Assert.Equal(("btc_spot", new DateTime(2024, 1, 31)), (series.Key, series.Value));
    }
}
