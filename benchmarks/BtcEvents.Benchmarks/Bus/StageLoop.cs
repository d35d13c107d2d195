using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.Benchmarks.Bus;

/// <summary>
/// A whole stage: each fact consumed once by its inbox, entered in the journal with the one it leads to, which leaves
/// through the outbox. A plain consumer counts what has left.
/// </summary>
internal sealed class StageLoop : IAsyncDisposable
{
    private readonly BenchHost _host;
    private readonly Sink _sink;

    private StageLoop(BenchHost host, Sink sink) => (_host, _sink) = (host, sink);

    public static async Task<StageLoop> StartAsync(BenchBroker broker, BenchDatabase database)
    {
        var host = await BenchHost.StartAsync(
            broker,
            database,
            bus => bus.AddStageConsumer<SelectionConsumer, FeaturesPrepared>(Stage.Selection),
            _ => { }
        );
        return new(host, await Sink.OpenAsync<FeaturesSelected>(broker));
    }

    /// <summary>Publishes facts and waits for those they lead to.</summary>
    public async Task RunAsync(FeaturesPrepared[] facts)
    {
        _sink.Messages.Expect(facts.Length);
        await Window.SendAsync(facts.Length, number => _host.Bus.Publish(facts[number]));
        await _sink.Messages.DoneAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _sink.DisposeAsync();
        await _host.DisposeAsync();
    }

    private sealed class SelectionConsumer : IConsumer<FeaturesPrepared>
    {
        public Task Consume(ConsumeContext<FeaturesPrepared> context) =>
            context.Publish(SampleFact.Selected(context.Message));
    }
}
