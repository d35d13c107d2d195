using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>Does what was decided, in the unit of the message that was decided on.</summary>
internal sealed class CarryOut(IOperationalUnit unit, IOpenCycles open) : CycleAct
{
    private static readonly string Alarm = MessageUrn.ForTypeString<StageDeadlinePassed>();

    protected override async Task ActAsync(BehaviorContext<CycleState> context)
    {
        var (saga, decision) = (context.Saga, context.Decision());
        if (decision.Fault is { } fault && context.ResponseAddress is null)
        {
            throw new BadInputException(fault);
        }

        saga.Progress = decision.Progress;
        if (decision.ClearsAlarm)
        {
            // The alarm is a message to the saga itself, due in the outbox at the deadline, so that it survives a
            // restart.
            await unit.WithdrawAsync(saga.CorrelationId, Alarm, context.CancellationToken);
        }

        if (decision.Ends)
        {
            await open.ReleaseAsync(saga.Cycle.Symbol, saga.Cycle.Month, saga.CorrelationId, context.CancellationToken);
        }

        await TellAsync(context, decision);
    }

    private static async Task TellAsync(BehaviorContext<CycleState> context, CycleDecision decision)
    {
        foreach (var (message, pause) in decision.Posts)
        {
            await context.Publish(message, message.GetType(), publish => publish.Delay = pause);
        }

        if (decision.Answer is { } answer)
        {
            await (context.ResponseAddress is null ? context.Publish(answer) : context.RespondAsync(answer));
        }
    }
}
