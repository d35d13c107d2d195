using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Fetcher;

/// <summary>Reacts to <see cref="UpdateMarketData"/> with <see cref="DataUpdated"/>.</summary>
public sealed class FetcherConsumer(MarketUpdater updater, FetchOptions options, TimeProvider clock)
    : IConsumer<UpdateMarketData>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<UpdateMarketData> context)
    {
        var cycle = context.Message.Cycle;
        var update = await updater.UpdateAsync(
            cycle.Symbol,
            cycle.AsOf,
            cause: cycle.CycleId.ToString(),
            monthsNeeded: cycle.Plan.Through >= Stage.Selection ? options.LeastMonths : 0,
            context.CancellationToken
        );
        await context.Publish(
            new DataUpdated
            {
                Cycle = cycle,
                OccurredAt = clock.GetUtcNow(),
                DatasetDigest = update.DatasetDigest,
                Simulated = update.Simulated,
                Series = update.Series,
                Findings = update.Findings,
            }
        );
    }
}
