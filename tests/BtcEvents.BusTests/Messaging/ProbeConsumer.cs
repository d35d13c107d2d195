using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.BusTests.Messaging;

/// <summary>Writes to the registry and publishes, then does what the test says; counts the calls.</summary>
internal sealed class Probe
{
    private int _calls;

    public int Calls => _calls;

    public Func<int, Task> Act { get; set; } = _ => Task.CompletedTask;

    public Task CallAsync() => Act(Interlocked.Increment(ref _calls));
}

internal sealed class ProbeConsumer(Probe probe, IModelRegistry registry, IPublishEndpoint injected)
    : IConsumer<DataUpdated>
{
    public async Task Consume(ConsumeContext<DataUpdated> context)
    {
        var (cycle, token) = (context.Message.Cycle, context.CancellationToken);
        await context.Publish(Facts.Failed(cycle, Stage.Features, transient: true), token);
        await injected.Publish(Facts.Of(Stage.Features, cycle), typeof(FeaturesPrepared), token);
        await probe.CallAsync().WaitAsync(token);
        await registry.SetPresentFeatureSetAsync(cycle.Symbol, "feature-sets/probe.json", cycle.CycleId, token);
    }
}
