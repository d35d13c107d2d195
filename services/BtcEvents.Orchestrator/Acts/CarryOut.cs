using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Orchestrator;

/// <summary>Does what was decided, in the unit of the message that was decided on.</summary>
internal sealed partial class CarryOut(IOperationalUnit unit, IOpenCycles open, ILogger<CarryOut> logger) : CycleAct
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

    private async Task TellAsync(BehaviorContext<CycleState> context, CycleDecision decision)
    {
        foreach (var (message, pause) in decision.Posts)
        {
            await context.Publish(message, message.GetType(), publish => publish.Delay = pause);
        }

        if (decision.Answer is { } answer)
        {
            // Nobody waits for the answer to a command that was published: whom it was refused reads it here, and as an
            // alert.
            if (context.ResponseAddress is null && !answer.Accepted)
            {
                Refused(logger, answer.Cycle.Symbol, answer.Cycle.Month, answer.Cycle.Attempt, answer.Reason);
            }

            await (context.ResponseAddress is null ? context.Publish(answer) : context.RespondAsync(answer));
        }
    }

    [LoggerMessage(3101, LogLevel.Warning, "A start of {Symbol} {Month} attempt {Attempt} was not taken: {Reason}")]
    private static partial void Refused(ILogger logger, string symbol, string month, int attempt, string reason);
}
