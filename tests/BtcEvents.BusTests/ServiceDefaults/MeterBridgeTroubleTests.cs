using System.Diagnostics;
using System.Diagnostics.Metrics;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.ServiceDefaults;

using Tag = KeyValuePair<string, object?>;

/// <summary>Measurements that are odd, or of too many labels: none may fail where it is made.</summary>
public sealed class MeterBridgeTroubleTests : IDisposable
{
    private readonly MetricsPage _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task Negative_counts_and_what_is_no_number_are_counted_apart()
    {
        var done = _page.Meter.CreateCounter<double>("done");
        done.Add(2);
        done.Add(-1);
        done.Add(double.NaN);
        _page.Meter.CreateHistogram<double>("took").Record(double.PositiveInfinity);

        Assert.Equal(["done_total 2"], await _page.LinesAsync("done"));
        Assert.Equal(
            [
                "btcevents_metrics_refused_total{metric=\"done_total\"} 2",
                "btcevents_metrics_refused_total{metric=\"took\"} 1",
            ],
            await _page.LinesAsync("btcevents_metrics_refused")
        );
    }

    [Fact]
    public async Task Measurements_of_one_instrument_may_have_different_labels()
    {
        var done = _page.Meter.CreateCounter<int>("done");
        done.Add(1, new Tag("a", "x"));
        done.Add(1, new Tag("a", "x"), new Tag("b", 2));
        done.Add(1, new Tag("b", 2L), new Tag("a", "x"), new Tag("a", "again"));
        done.Add(1, new Tag("a", null));
        done.Add(1, new Tag("c.d", "\"\n\\"));
        done.Add(1);

        Assert.Equal(
            [
                "done_total 2",
                "done_total{a=\"x\",b=\"2\"} 2",
                "done_total{a=\"x\"} 1",
                "done_total{c_d=\"\\\"\\n\\\\\"} 1",
            ],
            await _page.LinesAsync("done")
        );
    }

    [Fact]
    public async Task A_name_that_another_type_has_is_refused_where_it_is_shown_and_not_where_it_is_measured()
    {
        _page.Meter.CreateGauge<int>("x.total").Record(7);
        _page.Meter.CreateCounter<int>("x").Add(1);
        _page.Meter.CreateCounter<int>("y").Add(1, new Tag("z", new Unspeakable()));

        Assert.Equal(["x_total 7"], await _page.LinesAsync("x"));
        Assert.Equal(2, (await _page.LinesAsync("btcevents_metrics_refused")).Length);
    }

    [Fact]
    public async Task Label_sets_beyond_the_bound_are_one_series_and_nothing_is_lost()
    {
        var done = _page.Meter.CreateCounter<int>("done");
        var level = _page.Meter.CreateGauge<int>("level");
        for (var i = 0; i < 1_500; i++)
        {
            done.Add(1, new Tag("id", i));
            level.Record(i, new Tag("id", i));
        }

        done.Add(1, new Tag("id", 7));
        var lines = await _page.LinesAsync("done");
        Assert.Equal(1_001, lines.Length);
        Assert.Contains("done_total{id=\"7\"} 2", lines);
        Assert.Contains("done_total{id=\"other\"} 500", lines);
        Assert.Equal(1_000, (await _page.LinesAsync("level")).Length);
        Assert.Equal(
            [
                "btcevents_metrics_overflow_total{metric=\"done_total\"} 500",
                "btcevents_metrics_overflow_total{metric=\"level\"} 500",
            ],
            await _page.LinesAsync("btcevents_metrics_overflow")
        );
    }

    [Fact]
    public async Task Tags_that_never_equal_each_other_make_one_series_if_they_read_the_same()
    {
        var done = _page.Meter.CreateCounter<int>("done");
        for (var i = 0; i < 5_000; i++)
        {
            done.Add(1, new Tag("list", new int[1]));
        }

        Assert.Equal(["done_total{list=\"System.Int32[]\"} 5000"], await _page.LinesAsync("done"));
    }

    [Fact]
    public async Task Two_meters_of_one_name_are_one_metric()
    {
        using var again = new Meter(_page.Meter.Name);
        _page.Meter.CreateCounter<int>("done").Add(1);
        again.CreateCounter<int>("done").Add(2);

        Assert.Equal(["done_total 3"], await _page.LinesAsync("done"));
    }

    private sealed class Unspeakable
    {
        public override string ToString() => throw new InvalidOperationException("no word");
    }
}
