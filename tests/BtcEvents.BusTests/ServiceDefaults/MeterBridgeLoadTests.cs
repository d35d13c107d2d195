using System.Diagnostics;

namespace BtcEvents.BusTests.ServiceDefaults;

using Tag = KeyValuePair<string, object?>;

/// <summary>Many measurements at once, and what one costs.</summary>
public sealed class MeterBridgeLoadTests : IDisposable
{
    private const int Threads = 8;

    private readonly MetricsPage _page = new();

    public void Dispose() => _page.Dispose();

    [Fact]
    public async Task Threads_that_measure_at_once_lose_nothing()
    {
        const int Times = 20_000;
        var done = _page.Meter.CreateCounter<int>("done");
        var took = _page.Meter.CreateHistogram<double>("took", "ms");
        var open = _page.Meter.CreateUpDownCounter<int>("open");
        using var start = new Barrier(Threads);
        await Task.WhenAll(
            Enumerable
                .Range(0, Threads)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            for (var i = 0; i < Times; i++)
                            {
                                done.Add(1, new Tag("n", i % 50));
                                took.Record(1_000);
                                open.Add(i % 2 == 0 ? 1 : -1);
                            }
                        },
                        TaskCreationOptions.LongRunning
                    )
                )
        );

        var counts = (await _page.LinesAsync("done")).Select(line => int.Parse(line.Split(' ')[1])).ToList();
        Assert.Equal(50, counts.Count);
        Assert.All(counts, count => Assert.Equal(Threads * Times / 50, count));
        Assert.Contains($"took_seconds_count {Threads * Times}", await _page.LinesAsync("took"));
        Assert.Contains($"took_seconds_sum {Threads * Times}", await _page.LinesAsync("took"));
        Assert.Equal(["open 0"], await _page.LinesAsync("open"));
    }

    [Fact]
    public void A_measurement_of_tags_that_were_met_before_copies_nothing()
    {
        var done = _page.Meter.CreateCounter<long>("done");
        var took = _page.Meter.CreateHistogram<double>("took", "s");
        void Measure()
        {
            var tags = new TagList { { "stage", "training" }, { "outcome", "completed" } };
            done.Add(1, tags);
            took.Record(0.3, tags);
        }

        Measure();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Measure();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
