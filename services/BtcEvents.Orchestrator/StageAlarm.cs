using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.Options;

namespace BtcEvents.Orchestrator;

/// <summary>The saga's alarm clock: a message to itself in the outbox that is due at the deadline, so that it survives a restart.</summary>
internal sealed class StageAlarm(IOperationalUnit unit, IOptions<CycleOptions> options)
{
    private static readonly string MessageType = MessageUrn.ForTypeString<StageDeadlinePassed>();

    /// <summary>Sets the alarm for the present stage and try, in place of any other of the cycle.</summary>
    public async Task SetAsync(BehaviorContext<CycleState> context, TimeSpan pause)
    {
        var saga = context.Saga;
        await ClearAsync(context);
        await context.Publish(
            new StageDeadlinePassed { Cycle = saga.Cycle, Stage = saga.Stage, Try = saga.Try },
            publish => publish.Delay = pause + options.Value.DeadlineOf(saga.Stage));
    }

    /// <summary>Takes back the alarm.</summary>
    public Task ClearAsync(BehaviorContext<CycleState> context) =>
        unit.WithdrawAsync(context.Saga.CorrelationId, MessageType, context.CancellationToken);
}
