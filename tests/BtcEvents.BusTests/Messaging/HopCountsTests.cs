using BtcEvents.BusTests.ServiceDefaults;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.BusTests.Messaging;

/// <summary>What the metrics count of a message: every end once, whichever it is.</summary>
public sealed class HopCountsTests : IDisposable
{
    private const string Queue = "hop-counts";
    private const string Labels = "{consumer=\"hop-counts\",message=\"DataUpdated\"} ";

    private readonly StorePlace _place = new();
    private readonly MetricsPage _page = new(BtcEventsTelemetry.Name);

    public void Dispose()
    {
        _page.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task A_stage_is_on_the_page_before_it_has_done_anything()
    {
        await using var host = await BusHost.StartAsync(
            _place.Store,
            bus => bus.AddStageConsumer<HopCountsConsumer, DataUpdated>(Stage.Features)
        );

        // Tests beside this one may count on: not 0, but there.
        foreach (var outcome in (string[])["completed", "failed", "skipped"])
        {
            Assert.Single(
                await _page.LinesAsync($"btcevents_stage_outcomes_total{{outcome=\"{outcome}\",stage=\"features\"}} ")
            );
        }
    }

    [Fact]
    public async Task A_message_is_consumed_faulted_or_skipped_once_and_only_work_is_work()
    {
        await using var host = await BusHost.StartAsync(
            _place.Store,
            bus => bus.AddStageConsumer<HopCountsConsumer, DataUpdated>(Stage.Features)
        );
        var skips = new CyclePlan { Through = Stage.Data };

        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle("2025-05")), Queue);
        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle("2025-06", skips)), Queue);
        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle(HopCountsConsumer.Faulty)), Queue);

        var counts = await Watchdog.UntilAsync(
            "three messages counted",
            CountsAsync,
            counts => counts.Length >= 5,
            counts => string.Join('\n', counts)
        );
        Assert.Equal(
            [
                $"btcevents_hop_wait_seconds_count{{consumer=\"{Queue}\"}} 3",
                $"btcevents_hop_work_seconds_count{{consumer=\"{Queue}\"}} 2",
                $"btcevents_messages_consumed_total{Labels}2",
                $"btcevents_messages_faulted_total{Labels}1",
                $"btcevents_messages_retried_total{{consumer=\"{Queue}\"}} 2",
            ],
            counts
        );
    }

    private async Task<string[]?> CountsAsync() =>
        [
            .. (await _page.LinesAsync("btcevents_")).Where(line =>
                line.Contains($"\"{Queue}\"", StringComparison.Ordinal)
                && (line.Contains("_count{", StringComparison.Ordinal) || line.Contains("_total{"))
            ),
        ];

    private sealed class HopCountsConsumer : IConsumer<DataUpdated>
    {
        public const string Faulty = "2025-07";

        public Task Consume(ConsumeContext<DataUpdated> context) =>
            context.Message.Cycle.Month == Faulty ? throw new IOException("busy") : Task.CompletedTask;
    }
}
