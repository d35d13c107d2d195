using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Claims symbol and month for the cycle, and notes who holds them: only one attempt of a month is open at a time.
/// </summary>
internal sealed class ClaimMonth(IOpenCycles open) : CycleAct
{
    protected override async Task ActAsync(BehaviorContext<CycleState> context)
    {
        var (id, cycle) = (context.Saga.CorrelationId, context.Saga.Cycle);
        var holder = await open.ClaimAsync(cycle.Symbol, cycle.Month, id, context.CancellationToken);
        context.Note(new MonthHolder(holder));
    }
}

/// <summary>The cycle that holds symbol and month.</summary>
internal sealed record MonthHolder(Guid CycleId);
