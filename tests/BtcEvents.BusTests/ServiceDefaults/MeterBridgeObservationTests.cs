using System.Diagnostics.Metrics;

namespace BtcEvents.BusTests.ServiceDefaults;

using Tag = KeyValuePair<string, object?>;

/// <summary>Instruments that are asked before the page is written.</summary>
public sealed class MeterBridgeObservationTests : IDisposable
{
    private readonly MetricsPage _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task What_is_no_longer_observed_is_gone_from_the_page_and_comes_back()
    {
        List<Measurement<double>> seen = [new(1, new Tag("symbol", "BTC")), new(2, new Tag("symbol", "ETH")), new(3)];
        _page.Meter.CreateObservableGauge("price", () => seen);

        Assert.Equal(
            ["price 3", "price{symbol=\"BTC\"} 1", "price{symbol=\"ETH\"} 2"],
            await _page.LinesAsync("price")
        );
        seen = [new(4, new Tag("symbol", "ETH"))];
        Assert.Equal(["price{symbol=\"ETH\"} 4"], await _page.LinesAsync("price"));
        seen = [new(5, new Tag("symbol", "BTC")), new(6)];
        Assert.Equal(["price 6", "price{symbol=\"BTC\"} 5"], await _page.LinesAsync("price"));
    }

    [Fact]
    public async Task An_instrument_that_fails_when_asked_is_missing_and_the_others_are_there()
    {
        Func<int> fails = () => throw new InvalidOperationException("no");
        _page.Meter.CreateObservableGauge("bad", fails);
        _page.Meter.CreateObservableGauge("good", () => 1);

        Assert.Equal(["good 1"], await _page.LinesAsync("good"));
        Assert.Empty(await _page.LinesAsync("bad"));
        // Once for each of the three readings.
        Assert.Equal(["btcevents_metrics_not_observed_total 3"], await _page.LinesAsync("btcevents_metrics_not"));
    }
}
