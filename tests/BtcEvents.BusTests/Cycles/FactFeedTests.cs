using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Schedule;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.BusTests.Cycles;

public sealed class FactFeedTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_follows_a_cycle_is_woken_by_its_facts_alone_and_sees_its_end()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var (clock, cycle, looks) = (new FakeClock(DateTimeOffset.UnixEpoch), Facts.Cycle(), 0);
        await using var feed = await FactFeed.ConnectAsync(host.Service<IBusControl>(), clock, Token);
        var commands = new OutboxCommands(host.Service<OutboxPublisher>());

        // The feed's own patience stands still with the clock: only facts can wake.
        var following = new CycleWatch(host.Service<IServiceProvider>(), feed).FollowAsync(
            cycle.CycleId,
            _ => looks++,
            Token
        );
        await commands.StartAsync(Facts.Start(cycle), Token);
        var end = await following;

        Assert.True(end.IsCompleted);
        Assert.IsType<CycleCompleted>(end.Facts[^1].Body);
        Assert.InRange(looks, 1, 2 * CycleHost.WholeCycle.Length);
    }

    [Fact]
    public async Task A_fact_that_is_lost_costs_no_more_than_the_feeds_patience()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, _ => { });
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        await using var feed = await FactFeed.ConnectAsync(host.Service<IBusControl>(), clock, Token);

        var waking = feed.NextAsync(Token);
        Assert.False(waking.IsCompleted);
        clock.MoveTo(DateTimeOffset.UnixEpoch.AddSeconds(10));

        await waking;
    }

    [Fact]
    public async Task A_cycle_that_never_comes_is_not_awaited_for_ever()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, _ => { });
        await using var again = new LookAgain(TimeSpan.FromMilliseconds(5));

        var found = await new CycleWatch(host.Service<IServiceProvider>(), again).AwaitAsync(
            Guid.NewGuid(),
            _ => true,
            TimeSpan.FromMilliseconds(50),
            Token
        );

        Assert.Null(found);
    }

    [Fact]
    public async Task A_cycle_whose_fact_was_lost_is_seen_when_patience_is_over()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var (clock, cycle, silent) = (new FakeClock(DateTimeOffset.UnixEpoch), Facts.Cycle(), new Silence());
        var watch = new CycleWatch(host.Service<IServiceProvider>(), silent, clock);

        var found = watch.AwaitAsync(cycle.CycleId, end => end.IsCompleted, TimeSpan.FromSeconds(10), Token);
        await silent.Asked;
        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleCompleted>();
        clock.MoveTo(DateTimeOffset.UnixEpoch.AddSeconds(10));

        Assert.Equal(CycleStates.Completed, (await found.WaitAsync(Tape.Patience, Token))?.Status.State);
    }

    [Fact]
    public async Task The_report_that_follows_the_end_of_a_cycle_is_a_hop_as_well()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var cycle = Facts.Cycle();
        await using var feed = await FactFeed.ConnectAsync(host.Service<IBusControl>(), TimeProvider.System, Token);
        await using var hops = new HopFeed(new CycleWatch(host.Service<IServiceProvider>(), feed))
            .ReadAsync(Token)
            .GetAsyncEnumerator(Token);

        async Task<Hop> NextAsync()
        {
            Assert.True(await hops.MoveNextAsync().AsTask().WaitAsync(Tape.Patience, Token));
            return hops.Current;
        }

        // The second cycle lets the feed look again while the first is over and its report is not there.
        foreach (var run in new[] { cycle, Facts.Cycle("2025-07") })
        {
            await host.PublishAsync(Facts.Start(run));
            while ((await NextAsync()).Fact.Body is not CycleCompleted) { }
        }

        await host.PublishAsync(
            new ReportWritten
            {
                Cycle = cycle,
                OccurredAt = DateTimeOffset.UnixEpoch,
                ForecastId = "f1",
                Report = "reports/r",
            }
        );

        var hop = await NextAsync();
        Assert.Equal((cycle.Month, nameof(ReportWritten)), (hop.Cycle.Month, hop.Fact.Fact));
    }

    [Fact]
    public async Task A_command_that_makes_no_sense_is_not_even_stored()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, _ => { });
        var commands = new OutboxCommands(host.Service<OutboxPublisher>());

        var told = await Assert.ThrowsAsync<BadInputException>(() =>
            commands.StartAsync(new StartMonthlyCycle { Month = "2025-13" }, Token)
        );

        Assert.Contains("'2025-13' is not a month", told.Message, StringComparison.Ordinal);
        Assert.Equal(0, await host.EverWrittenAsync());
    }

    private sealed class Silence : ICycleSignal
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public Task NextAsync(CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
