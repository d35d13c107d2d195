using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Sets a cycle going, or going again: publishes the furthest fact that the journal has of it, so that nothing before
/// is done twice; where there is none, what the plan begins with.
/// </summary>
internal sealed class LastGoodFact(IFactJournal journal)
{
    /// <summary>Publishes, with a new message id, after the pause. The sentence that says why it cannot, or null.</summary>
    public async Task<string?> PublishAsync(BehaviorContext<CycleState> context, TimeSpan pause)
    {
        var (cycle, from) = (context.Saga.Cycle, context.Saga.Cycle.Plan.From);
        var fact = await FurthestAsync(cycle.CycleId, context.CancellationToken);
        if (fact is null && from == Stage.Data)
        {
            await context.Publish(new UpdateMarketData { Cycle = cycle }, publish => publish.Delay = pause);
            return null;
        }

        fact ??= await KnownAsync(cycle, StageFacts.Of(from - 1), context.CancellationToken);
        if (fact is null)
        {
            return $"cannot start at {from}: no {StageFacts.Of(from - 1).Name} is known for {cycle.Symbol} {cycle.Month}; run it from Data first";
        }

        await context.Publish(fact, fact.GetType(), publish => publish.Delay = pause);
        return null;
    }

    private async Task<ICycleFact?> FurthestAsync(Guid cycleId, CancellationToken cancellationToken) =>
        (await journal.OfCycleAsync(cycleId, cancellationToken)).Select(recorded => recorded.Body)
            .Where(fact => StageFacts.StageOf(fact) is not null).MaxBy(StageFacts.StageOf);

    // From an earlier cycle of the month, told again under this one.
    private async Task<ICycleFact?> KnownAsync(CycleContext cycle, Type fact, CancellationToken cancellationToken) =>
        (await journal.LatestAsync(fact, cycle.Symbol, cycle.Month, cancellationToken))?.Body.Under(cycle);
}
