using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Selector;

/// <summary>Reacts to <see cref="FeaturesPrepared"/> with <see cref="FeaturesSelected"/>.</summary>
public sealed class SelectorConsumer(FeatureSelection selection, TimeProvider clock) : IConsumer<FeaturesPrepared>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<FeaturesPrepared> context)
    {
        var fact = context.Message;
        var selected = await selection.SelectAsync(fact.Cycle, fact.Table, context.CancellationToken);
        await context.Publish(
            new FeaturesSelected
            {
                Cycle = fact.Cycle,
                OccurredAt = clock.GetUtcNow(),
                DatasetDigest = fact.DatasetDigest,
                Table = fact.Table,
                FeatureSet = selected.Reference,
                Features = selected.Set.Features,
                Considered = selected.Set.Verdicts.Count,
                Reused = selected.Reused,
                Reason = selected.Reason,
            }
        );
    }
}
