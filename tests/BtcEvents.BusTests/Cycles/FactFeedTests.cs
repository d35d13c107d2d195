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
}
