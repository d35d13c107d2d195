using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Reporter;

/// <summary>What the reporter's page of metrics says of the store.</summary>
[Collection(GaugePlace.Collection)]
public sealed class StoreGaugesTests : IAsyncDisposable
{
    private readonly GaugePlace _gauges = new();

    public ValueTask DisposeAsync() => _gauges.DisposeAsync();

    [Fact]
    public async Task Cycles_are_counted_by_state_and_messages_that_wait_with_their_age()
    {
        await _gauges.ShowAsync(Facts.Cycle("2025-06"), CycleStates.Completed);
        await _gauges.ShowAsync(Facts.Cycle("2025-07"), CycleStates.Running);
        await _gauges.EnqueueAsync(StoreSamples.Message(1) with { Due = DateTimeOffset.UtcNow.AddHours(-2) });
        Assert.Empty(await _gauges.LinesAsync("btcevents_cycles"));

        await _gauges.LookAsync();

        Assert.Equal(
            [
                "btcevents_cycles{state=\"cancelled\"} 0",
                "btcevents_cycles{state=\"completed\"} 1",
                "btcevents_cycles{state=\"failed\"} 0",
                "btcevents_cycles{state=\"running\"} 1",
            ],
            await _gauges.LinesAsync("btcevents_cycles")
        );
        Assert.Equal(["btcevents_outbox_messages 1"], await _gauges.LinesAsync("btcevents_outbox_messages"));
        var age = Assert.Single(await _gauges.LinesAsync("btcevents_outbox_age_seconds"));
        Assert.InRange(double.Parse(age.Split(' ')[1]), 7_199, 7_300);
    }

    [Fact]
    public async Task Only_the_newest_attempt_of_the_newest_month_says_how_a_symbol_stands()
    {
        await _gauges.ShowAsync(Facts.Cycle("2025-07"), CycleStates.Completed);
        await _gauges.ShowAsync(Facts.Cycle("2025-06"), CycleStates.Failed);
        await _gauges.LookAsync();
        Assert.Equal(["completed"], await NewestAsync());

        await _gauges.ShowAsync(Facts.Cycle("2025-08"), CycleStates.Failed);
        await _gauges.LookAsync();
        Assert.Equal(["failed"], await NewestAsync());

        var second = Facts.Cycle("2025-08") with { CycleId = Guid.NewGuid(), Attempt = 2 };
        await _gauges.ShowAsync(second, CycleStates.Running);
        await _gauges.LookAsync();
        Assert.Equal(["running"], await NewestAsync());
    }

    private async Task<IEnumerable<string>> NewestAsync() =>
        (await _gauges.LinesAsync("btcevents_cycle_newest"))
            .Where(line => line.EndsWith(" 1", StringComparison.Ordinal))
            .Select(line => line.Split("state=\"")[1].Split('"')[0]);
}
