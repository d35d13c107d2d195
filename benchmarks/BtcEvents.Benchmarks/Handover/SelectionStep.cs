using BtcEvents.Benchmarks.Bus;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Benchmarks.Handover;

/// <summary>The first of two stages that hand over to each other.</summary>
internal sealed class SelectionStep(HopTimes hops) : IConsumer<FeaturesPrepared>
{
    public Task Consume(ConsumeContext<FeaturesPrepared> context) =>
        hops.Begin() ? context.Publish(SampleFact.Selected(context.Message)) : Task.CompletedTask;
}
