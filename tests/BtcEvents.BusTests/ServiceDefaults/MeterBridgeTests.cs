using System.Diagnostics;
using System.Diagnostics.Metrics;
using Prometheus;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>How instruments of .NET look to Prometheus.</summary>
public sealed class MeterBridgeTests : IDisposable
{
    private readonly MetricsPage _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task A_counter_has_the_name_of_its_instrument_and_total()
    {
        _page.Meter.CreateCounter<long>("btcevents.stage.outcomes", "{message}", "Messages\nof a stage.").Add(3);

        Assert.Equal(["btcevents_stage_outcomes_total 3"], await _page.LinesAsync("btcevents_stage"));
        Assert.Contains("# HELP btcevents_stage_outcomes_total Messages of a stage.\n", await _page.ReadAsync());
        Assert.Contains("# TYPE btcevents_stage_outcomes_total counter\n", await _page.ReadAsync());
    }

    [Theory]
    [InlineData("ms", "x_seconds_sum 1.5")]
    [InlineData("s", "x_seconds_sum 1500")]
    [InlineData("By", "x_bytes_sum 1500")]
    [InlineData("%", "x_percent_sum 1500")]
    [InlineData("{row}", "x_sum 1500")]
    [InlineData("ea", "x_sum 1500")]
    [InlineData(null, "x_sum 1500")]
    public async Task A_unit_is_a_suffix_and_milliseconds_are_seconds(string? unit, string sum)
    {
        _page.Meter.CreateHistogram<double>("x", unit).Record(1_500);

        Assert.Equal([sum], (await _page.LinesAsync("x")).Where(line => line.Contains("_sum")));
    }

    [Fact]
    public async Task Suffixes_are_not_doubled_and_odd_names_become_names()
    {
        _page.Meter.CreateCounter<int>("pause.seconds.total", "s").Add(1);
        _page.Meter.CreateCounter<int>("odd-name/é").Add(1);
        _page.Meter.CreateGauge<int>("size", "By").Record(1, new KeyValuePair<string, object?>("__a.b", 1));

        Assert.Equal(["pause_seconds_total 1"], await _page.LinesAsync("pause"));
        Assert.Equal(["odd_name___total 1"], await _page.LinesAsync("odd"));
        Assert.Equal(["size_bytes{tag___a_b=\"1\"} 1"], await _page.LinesAsync("size"));
    }

    [Fact]
    public async Task What_goes_up_and_down_is_a_gauge_and_a_level_is_the_last_one()
    {
        var open = _page.Meter.CreateUpDownCounter<int>("open");
        open.Add(5);
        open.Add(-2);
        var level = _page.Meter.CreateGauge<double>("level", "%");
        level.Record(7);
        level.Record(-1.5);

        Assert.Equal(["open 3"], await _page.LinesAsync("open"));
        Assert.Equal(["level_percent -1.5"], await _page.LinesAsync("level"));
        Assert.Contains("# TYPE open gauge\n", await _page.ReadAsync());
    }

    [Fact]
    public async Task What_MassTransit_works_on_is_a_gauge_that_comes_back_to_0_after_a_failure()
    {
        var active = _page.Meter.CreateCounter<long>("messaging.masstransit.consume.active", "ea");
        var queue = new KeyValuePair<string, object?>("queue", "q");
        active.Add(1, queue);
        active.Add(-1, queue, new("messaging.masstransit.exception_type", "IOException"));

        Assert.Equal(
            ["messaging_masstransit_consume_active{queue=\"q\"} 0"],
            await _page.LinesAsync("messaging_masstransit")
        );
        Assert.Contains("# TYPE messaging_masstransit_consume_active gauge\n", await _page.ReadAsync());
    }

    [Fact]
    public async Task Counters_of_the_runtime_that_go_down_are_gauges()
    {
        var threads = 9;
        _page.Meter.CreateObservableCounter("dotnet.thread_pool.thread.count", () => threads);
        _page.Meter.CreateObservableCounter("dotnet.thread_pool.queue.length", () => threads);
        _page.Meter.CreateObservableCounter("dotnet.gc.pause.time", () => threads / 2.0, "s");
        _page.Meter.CreateObservableUpDownCounter("dotnet.timers", () => threads);
        await _page.ReadAsync();
        threads = 4;

        Assert.Equal(
            [
                "dotnet_gc_pause_time_seconds_total 4.5",
                "dotnet_thread_pool_queue_length 4",
                "dotnet_thread_pool_thread_count 4",
                "dotnet_timers 4",
            ],
            await _page.LinesAsync("dotnet")
        );
    }

    [Fact]
    public async Task Buckets_are_those_that_the_instrument_advises_or_reach_from_1_ms_to_1_h()
    {
        _page
            .Meter.CreateHistogram(
                "told",
                "ms",
                advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [300, 3_000] }
            )
            .Record(500);
        _page.Meter.CreateHistogram<double>("usual", "s").Record(0.002);

        Assert.Equal(
            [
                "told_seconds_bucket{le=\"+Inf\"} 1",
                "told_seconds_bucket{le=\"0.3\"} 0",
                "told_seconds_bucket{le=\"3\"} 1",
                "told_seconds_count 1",
                "told_seconds_sum 0.5",
            ],
            await _page.LinesAsync("told")
        );
        var usual = await _page.LinesAsync("usual");
        Assert.Contains("usual_seconds_bucket{le=\"0.001\"} 0", usual);
        Assert.Contains("usual_seconds_bucket{le=\"0.0025\"} 1", usual);
        Assert.Contains("usual_seconds_bucket{le=\"3600\"} 1", usual);
    }

    [Fact]
    public async Task A_measurement_in_a_trace_leaves_an_exemplar()
    {
        using var span = new Activity("span").SetIdFormat(ActivityIdFormat.W3C).Start();
        _page.Meter.CreateHistogram<double>("took", "s").Record(0.002);
        _page.Meter.CreateCounter<int>("done").Add(1);

        var lines = (await _page.ReadAsync(ExpositionFormat.OpenMetricsText)).Split('\n');
        var exemplar = $"# {{trace_id=\"{span.TraceId}\",span_id=\"{span.SpanId}\"}}";
        Assert.Contains(
            lines,
            line => line.StartsWith("took_seconds_bucket", StringComparison.Ordinal) && line.Contains(exemplar)
        );
        Assert.Contains(
            lines,
            line => line.StartsWith("done_total", StringComparison.Ordinal) && line.Contains(exemplar)
        );
    }

    [Fact]
    public async Task Other_meters_are_left_alone_and_a_bridge_that_is_gone_hears_nothing()
    {
        using var other = new Meter("NotOurs");
        other.CreateCounter<int>("theirs").Add(1);
        var ours = _page.Meter.CreateCounter<int>("ours");
        ours.Add(1);
        _page.Bridge.Dispose();
        ours.Add(1);

        Assert.Equal(["ours_total 1"], await _page.LinesAsync("ours"));
        Assert.DoesNotContain("theirs", await _page.ReadAsync());
    }
}
