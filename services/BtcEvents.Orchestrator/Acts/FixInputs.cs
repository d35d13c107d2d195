using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Fixes what the cycle takes over from earlier ones, so that the order of starts decides and no race between cycles
/// does. Each of its messages carries it from here on.
/// </summary>
internal sealed class FixInputs(IModelRegistry registry) : CycleAct
{
    protected override async Task ActAsync(BehaviorContext<CycleState> context)
    {
        var symbol = context.Saga.Cycle.Symbol;
        var inputs = new CycleInputs
        {
            Champion = (await registry.ChampionAsync(symbol, context.CancellationToken))?.Model,
            FeatureSet = await registry.PresentFeatureSetAsync(symbol, context.CancellationToken),
        };
        context.Saga.Cycle = context.Saga.Cycle with { Inputs = inputs };
    }
}
