using BtcEvents.Benchmarks.Bus;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Benchmarks.Handover;

/// <summary>The second one: it begins the next cycle, so that one cycle after the other goes through both.</summary>
internal sealed class TrainingStep(HopTimes hops) : IConsumer<FeaturesSelected>
{
    public Task Consume(ConsumeContext<FeaturesSelected> context) =>
        hops.Begin() ? context.Publish(SampleFact.Prepared(context.Message.Cycle.Attempt + 1)) : Task.CompletedTask;
}
