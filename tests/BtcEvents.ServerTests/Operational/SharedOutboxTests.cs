using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Operational;

public sealed class SharedOutboxTests : IDisposable
{
    private const int Messages = 1_000;

    private readonly StorePlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Two_dispatchers_share_a_thousand_messages_and_send_each_once()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        await one.InScopeAsync(
            async (services, token) =>
            {
                var bus = services.GetRequiredService<IPublishEndpoint>();
                for (var attempt = 1; attempt <= Messages; attempt++)
                {
                    await bus.Publish(new UpdateMarketData { Cycle = Facts.Cycle(attempt: attempt) }, token);
                }

                await services.GetRequiredService<IOperationalUnit>().CommitAsync(token);
                return true;
            }
        );

        await Watchdog.UntilAsync(
            "each message on one of the two tapes",
            () =>
                Task.FromResult(
                    one.Tape.Messages.Concat(other.Tape.Messages)
                        .OfType<UpdateMarketData>()
                        .Select(m => m.Cycle.CycleId)
                        .ToHashSet()
                )!,
            arrived => arrived.Count == Messages,
            arrived => $"{arrived.Count} messages"
        );

        Assert.Equal(Messages, one.Tape.Count<UpdateMarketData>() + other.Tape.Count<UpdateMarketData>());
        Assert.NotEqual(0, one.Tape.Count<UpdateMarketData>());
        Assert.NotEqual(0, other.Tape.Count<UpdateMarketData>());
    }

    private Task<BusHost> StartAsync() =>
        BusHost.StartAsync(
            _place.Store,
            bus => bus.AddConsumer<TapeConsumer>(),
            services =>
                services.Configure<OutboxOptions>(o =>
                    (o.PollInterval, o.BatchSize) = (TimeSpan.FromMilliseconds(5), 10)
                )
        );
}
