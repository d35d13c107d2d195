using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Preprocessor;

/// <summary>Reacts to <see cref="DataUpdated"/> with <see cref="FeaturesPrepared"/>.</summary>
public sealed class PreprocessorConsumer(FeaturePreparation preparation, TimeProvider clock) : IConsumer<DataUpdated>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<DataUpdated> context)
    {
        var fact = context.Message;
        var (table, reference) = await preparation.PrepareAsync(
            fact.Cycle.Symbol,
            fact.Cycle.AsOf,
            fact.DatasetDigest,
            context.CancellationToken
        );
        await context.Publish(
            new FeaturesPrepared
            {
                Cycle = fact.Cycle,
                OccurredAt = clock.GetUtcNow(),
                DatasetDigest = fact.DatasetDigest,
                Table = reference,
                Months = table.Months.Length,
                Features = table.Features.Length,
            }
        );
    }
}
