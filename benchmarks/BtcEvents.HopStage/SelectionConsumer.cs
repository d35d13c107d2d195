using BtcEvents.Benchmarks.Bus;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.HopStage;

/// <summary>A stage without work of its own: what is left is the hop.</summary>
internal sealed class SelectionConsumer : IConsumer<FeaturesPrepared>
{
    public Task Consume(ConsumeContext<FeaturesPrepared> context) =>
        context.Publish(SampleFact.Selected(context.Message));
}
