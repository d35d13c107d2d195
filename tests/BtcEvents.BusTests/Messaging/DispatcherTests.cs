using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Messaging;

public sealed class DispatcherTests : IDisposable
{
    private readonly StorePlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_message_that_cannot_be_sent_is_put_off_and_holds_up_no_other()
    {
        await using var host = await StartAsync();
        await host.InScopeAsync(
            async (services, token) =>
            {
                services
                    .GetRequiredService<IOperationalUnit>()
                    .Enqueue(
                        new OutboxMessage
                        {
                            Due = DateTimeOffset.UnixEpoch,
                            MessageId = NewId.NextGuid(),
                            MessageType = "urn:message:poison",
                            Envelope = "{}",
                            Body = "",
                        }
                    );
                await services.GetRequiredService<IOperationalUnit>().CommitAsync(token);
                return true;
            }
        );

        await host.PublishAsync((DataUpdated)Facts.Of(Stage.Data, Facts.Cycle()));
        await host.Tape.FindAsync<DataUpdated>();

        // The tape hears a message before the commit that takes it out of the outbox.
        await Watchdog.UntilAsync(
            "the one that was put off, alone in the outbox",
            async () => (await host.WaitingAsync())!,
            waiting => waiting is [{ Attempts: >= 1 }],
            waiting => string.Join(", ", waiting)
        );
        Assert.True(
            await host.Service<IOutboxStore>().NextDueAsync(TestContext.Current.CancellationToken)
                > DateTimeOffset.UnixEpoch
        );
    }

    [Fact]
    public async Task A_delayed_message_comes_when_it_is_due_and_not_before()
    {
        await using var host = await StartAsync();
        var delay = TimeSpan.FromMilliseconds(300);
        var began = TimeProvider.System.GetTimestamp();

        await PublishDelayedAsync(host, Facts.Cycle(), delay);
        await host.Tape.FindAsync<UpdateMarketData>();

        Assert.True(TimeProvider.System.GetElapsedTime(began) >= delay);
    }

    [Fact]
    public async Task A_delayed_message_can_be_taken_back_for_its_cycle_alone()
    {
        await using var host = await StartAsync();
        var (one, other) = (Facts.Cycle(), Facts.Cycle("2025-07"));
        await PublishDelayedAsync(host, one, TimeSpan.FromHours(1));
        await PublishDelayedAsync(host, other, TimeSpan.FromHours(1));

        await host.InScopeAsync(
            async (services, token) =>
            {
                var unit = services.GetRequiredService<IOperationalUnit>();
                await unit.WithdrawAsync(one.CycleId, MessageUrn.ForTypeString<UpdateMarketData>(), token);
                await unit.CommitAsync(token);
                return true;
            }
        );

        Assert.Equal([other.CycleId.ToString()], (await host.WaitingAsync()).Select(waiting => waiting.Cycle));
    }

    [Fact]
    public async Task The_inbox_forgets_what_is_older_than_its_retention()
    {
        await using (var before = await StartAsync())
        {
            await before.InScopeAsync(
                async (services, token) =>
                {
                    var unit = services.GetRequiredService<IOperationalUnit>();
                    unit.MarkConsumed(Guid.Empty, Guid.Empty);
                    await unit.CommitAsync(token);
                    return true;
                }
            );
            Assert.True(await IsRememberedAsync(before));
        }

        await using var host = await StartAsync(o => o.InboxRetention = TimeSpan.FromTicks(1));
        await host.PublishAsync((DataUpdated)Facts.Of(Stage.Data, Facts.Cycle()));
        await host.Tape.FindAsync<DataUpdated>(); // sent after the cleaning

        Assert.False(await IsRememberedAsync(host));
    }

    private static Task<bool> IsRememberedAsync(BusHost host) =>
        host.InScopeAsync(
            (services, token) =>
                services.GetRequiredService<IOperationalUnit>().HasConsumedAsync(Guid.Empty, Guid.Empty, token)
        );

    private static Task<bool> PublishDelayedAsync(BusHost host, CycleContext cycle, TimeSpan delay) =>
        host.InScopeAsync(
            async (services, token) =>
            {
                await services
                    .GetRequiredService<IPublishEndpoint>()
                    .Publish(new UpdateMarketData { Cycle = cycle }, p => p.Delay = delay, token);
                await services.GetRequiredService<IOperationalUnit>().CommitAsync(token);
                return true;
            }
        );

    private Task<BusHost> StartAsync(Action<OutboxOptions>? options = null) =>
        BusHost.StartAsync(
            _place.Store,
            bus => bus.AddConsumer<TapeConsumer>(),
            services => services.Configure(options ?? (_ => { }))
        );
}
