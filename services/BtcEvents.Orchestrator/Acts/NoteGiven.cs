using MassTransit;
using Microsoft.Extensions.Options;

namespace BtcEvents.Orchestrator;

/// <summary>Notes what the decision rests on: time, options, and what the acts before it have found.</summary>
internal sealed class NoteGiven(IOptions<CycleOptions> options, TimeProvider clock) : CycleAct
{
    protected override Task ActAsync(BehaviorContext<CycleState> context)
    {
        var holder = context.TryGetPayload<MonthHolder>(out var claimed) ? claimed.CycleId : Guid.Empty;
        context.Note(
            new Given(
                clock.GetUtcNow(),
                options.Value,
                holder,
                context.TryGetPayload<LastGood>(out var recalled) ? recalled : LastGood.Unknown
            )
        );
        return Task.CompletedTask;
    }
}
