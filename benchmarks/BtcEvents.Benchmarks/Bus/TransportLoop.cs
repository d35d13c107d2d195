using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Benchmarks.Bus;

/// <summary>
/// The same over our transport: publish to the type's exchange, a quorum queue, our limits and filters, a consumer.
/// </summary>
internal sealed class TransportLoop : IAsyncDisposable
{
    private readonly Countdown _consumed;
    private readonly BenchBus _bus;

    private TransportLoop(BenchBus bus, Countdown consumed) => (_bus, _consumed) = (bus, consumed);

    public static async Task<TransportLoop> StartAsync(BenchBroker broker)
    {
        var consumed = new Countdown();
        var bus = await BenchBus.StartAsync(
            broker,
            b => b.AddConsumer<FactConsumer>(),
            services => services.AddSingleton(consumed)
        );
        return new(bus, consumed);
    }

    /// <summary>Publishes and consumes; returns when the last fact has been consumed.</summary>
    public async Task RunAsync(FeaturesPrepared[] facts)
    {
        _consumed.Expect(facts.Length);
        // Once, as the outbox's dispatcher does.
        var exchange = await _bus.Bus.GetPublishSendEndpoint<FeaturesPrepared>();
        await Window.SendAsync(facts.Length, number => exchange.Send(facts[number]));
        await _consumed.DoneAsync();
    }

    public ValueTask DisposeAsync() => _bus.DisposeAsync();

    private sealed class FactConsumer(Countdown consumed) : IConsumer<FeaturesPrepared>
    {
        public Task Consume(ConsumeContext<FeaturesPrepared> context)
        {
            consumed.Count();
            return Task.CompletedTask;
        }
    }
}
