using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Notes what sets the cycle going, or going again: the furthest fact that the journal has of it, so that nothing
/// before is done twice; where there is none, what the plan begins with.
/// </summary>
internal sealed class RecallLastGood(IFactJournal journal) : CycleAct
{
    protected override async Task ActAsync(BehaviorContext<CycleState> context) =>
        context.Note(await FindAsync(context.Saga.Cycle, context.CancellationToken));

    private async Task<LastGood> FindAsync(CycleContext cycle, CancellationToken cancellationToken)
    {
        if (await FurthestAsync(cycle.CycleId, cancellationToken) is { } furthest)
        {
            return new LastGood(furthest);
        }

        if (cycle.Plan.From == Stage.Data)
        {
            return new LastGood(new UpdateMarketData { Cycle = cycle });
        }

        var before = StageFacts.Of(cycle.Plan.From - 1);
        return await KnownAsync(cycle, before, cancellationToken) is { } known
            ? new LastGood(known)
            : new LastGood(
                null,
                $"cannot start at {cycle.Plan.From}: no {before.Name} is known for {cycle.Symbol} {cycle.Month}; "
                    + $"run it from Data first"
            );
    }

    private async Task<ICycleFact?> FurthestAsync(Guid cycleId, CancellationToken cancellationToken) =>
        (await journal.OfCycleAsync(cycleId, cancellationToken))
            .Select(recorded => recorded.Body)
            .Where(fact => StageFacts.StageOf(fact) is not null)
            .MaxBy(StageFacts.StageOf);

    // From an earlier cycle of the month, told again under this one.
    private async Task<ICycleFact?> KnownAsync(CycleContext cycle, Type fact, CancellationToken cancellationToken) =>
        (await journal.LatestAsync(fact, cycle.Symbol, cycle.Month, cancellationToken))?.Body.Under(cycle);
}
