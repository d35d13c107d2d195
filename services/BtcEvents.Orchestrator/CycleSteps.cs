using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.Options;

namespace BtcEvents.Orchestrator;

/// <summary>What the saga does at each event; which event comes when is the business of <see cref="MonthlyCycle"/>.</summary>
internal sealed class CycleSteps(
    IOpenCycles open, LastGoodFact lastGood, StageAlarm alarm, IOptions<CycleOptions> options, TimeProvider clock)
{
    public async Task OpenAsync(BehaviorContext<CycleState, StartMonthlyCycle> context)
    {
        var (saga, command) = (context.Saga, context.Message);
        saga.Cycle = CycleStart.ContextOf(command);
        if (CycleStart.Fault(command) is { } fault)
        {
            await RefuseAsync(context, fault);
            return;
        }

        var holder = await open.ClaimAsync(command.Symbol, command.Month, saga.CorrelationId, context.CancellationToken);
        if (holder != saga.CorrelationId)
        {
            await RejectAsync(context, $"cycle {holder} of {command.Symbol} {command.Month} is open; it must end before another attempt begins");
            return;
        }

        (saga.StartedAt, saga.RequestedBy) = (clock.GetUtcNow(), command.RequestedBy);
        await context.Publish(new CycleStarted { Cycle = saga.Cycle, OccurredAt = saga.StartedAt, RequestedBy = command.RequestedBy });
        await AskAsync(context, saga.Cycle.Plan.From, attempt: 1, TimeSpan.Zero);
        var accepted = saga.Verdict == Verdict.Run;
        await CycleStart.AnswerAsync(context, accepted, accepted ? "Running" : "Failed", saga.Reason ?? "the cycle has begun");
    }

    public Task AnswerAgainAsync(BehaviorContext<CycleState, StartMonthlyCycle> context)
    {
        var (saga, cycle) = (context.Saga, context.Saga.Cycle);
        var sentence = $"{cycle.Symbol} {cycle.Month} attempt {cycle.Attempt} is {saga.CurrentState.ToLowerInvariant()} already; "
            + saga.CurrentState switch
            {
                nameof(MonthlyCycle.Running) => "wait for it or cancel it",
                nameof(MonthlyCycle.Failed) => $"retry it, or take attempt {cycle.Attempt + 1}",
                _ => $"a new run takes attempt {cycle.Attempt + 1}",
            };
        return CycleStart.AnswerAsync(context, accepted: false, saga.CurrentState, sentence);
    }

    public async Task AdvanceAsync(BehaviorContext<CycleState> context, Stage stage, DateTimeOffset occurredAt)
    {
        var (saga, last) = (context.Saga, context.Saga.Cycle.Plan.Through);
        saga.FinishThrough(stage < last ? stage : last, occurredAt);
        if (stage < last)
        {
            saga.Begin(stage + 1, 1, clock.GetUtcNow());
            await alarm.SetAsync(context, TimeSpan.Zero);
            return;
        }

        await CloseAsync(context, Verdict.Complete, reason: null);
        await context.Publish(new CycleCompleted { Cycle = saga.Cycle, OccurredAt = saga.FinishedAt!.Value, Through = last });
    }

    public Task AfterFailureAsync(BehaviorContext<CycleState> context, StageFailed failed)
    {
        if (failed.Stage > context.Saga.Stage)
        {
            // It overtook the fact that it followed.
            context.Saga.FinishThrough(failed.Stage - 1, failed.OccurredAt);
            context.Saga.Begin(failed.Stage, 1, failed.OccurredAt);
        }

        return failed.Transient ? AskAgainAsync(context, failed.Reason) : GiveUpAsync(context, failed.Reason);
    }

    public Task AfterDeadlineAsync(BehaviorContext<CycleState> context)
    {
        var (saga, time) = (context.Saga, options.Value.DeadlineOf(context.Saga.Stage));
        return AskAgainAsync(context, $"{saga.Stage} did not end within {time:c} (try {saga.Try} of {options.Value.Tries})");
    }

    public Task ResumeAsync(BehaviorContext<CycleState> context) => AskAsync(context, context.Saga.Stage, attempt: 1, TimeSpan.Zero);

    public async Task ReopenAsync(BehaviorContext<CycleState> context)
    {
        var saga = context.Saga;
        var holder = await open.ClaimAsync(saga.Cycle.Symbol, saga.Cycle.Month, saga.CorrelationId, context.CancellationToken);
        if (holder != saga.CorrelationId)
        {
            await FailAsync(context, $"cannot go on while cycle {holder} of {saga.Cycle.Symbol} {saga.Cycle.Month} is open");
            return;
        }

        (saga.FinishedAt, saga.Reason) = (null, null);
        await AskAsync(context, saga.Stage, attempt: 1, TimeSpan.Zero);
    }

    public async Task ReviveAsync(BehaviorContext<CycleState> context, Stage stage, DateTimeOffset occurredAt)
    {
        var saga = context.Saga;
        var holder = await open.ClaimAsync(saga.Cycle.Symbol, saga.Cycle.Month, saga.CorrelationId, context.CancellationToken);
        if (holder != saga.CorrelationId)
        {
            return; // the attempt that is open now counts
        }

        (saga.FinishedAt, saga.Reason, saga.Verdict) = (null, null, Verdict.Run);
        await AdvanceAsync(context, stage, occurredAt);
    }

    public async Task CancelAsync(BehaviorContext<CycleState> context, CancelCycle command)
    {
        await CloseAsync(context, Verdict.Stay, command.Reason ?? "cancelled");
        await context.Publish(
            new CycleCancelled { Cycle = context.Saga.Cycle, OccurredAt = context.Saga.FinishedAt!.Value, Reason = command.Reason });
    }

    // Bad input that nobody waits for would vanish: it ends in the error queue with its reason.
    private Task RefuseAsync(BehaviorContext<CycleState, StartMonthlyCycle> context, string fault) =>
        context.ResponseAddress is null ? throw new BadInputException(fault) : RejectAsync(context, fault);

    private Task RejectAsync(BehaviorContext<CycleState, StartMonthlyCycle> context, string sentence)
    {
        context.Saga.Verdict = Verdict.Reject;
        return CycleStart.AnswerAsync(context, accepted: false, "Rejected", sentence);
    }

    private Task GiveUpAsync(BehaviorContext<CycleState> context, string reason)
    {
        context.Saga.Blame(reason);
        return FailAsync(context, reason);
    }

    private Task AskAgainAsync(BehaviorContext<CycleState> context, string reason)
    {
        var saga = context.Saga;
        saga.Blame(reason);
        return saga.Try < options.Value.Tries
            ? AskAsync(context, saga.Stage, saga.Try + 1, options.Value.RetryPause * saga.Try)
            : FailAsync(context, reason);
    }

    private async Task AskAsync(BehaviorContext<CycleState> context, Stage stage, int attempt, TimeSpan pause)
    {
        context.Saga.Begin(stage, attempt, clock.GetUtcNow());
        if (await lastGood.PublishAsync(context, pause) is { } obstacle)
        {
            await FailAsync(context, obstacle);
            return;
        }

        await alarm.SetAsync(context, pause);
        context.Saga.Verdict = Verdict.Run;
    }

    private async Task FailAsync(BehaviorContext<CycleState> context, string reason)
    {
        var saga = context.Saga;
        await CloseAsync(context, Verdict.Fail, reason);
        await context.Publish(
            new CycleFailed { Cycle = saga.Cycle, OccurredAt = saga.FinishedAt!.Value, Stage = saga.Stage, Reason = reason });
    }

    private async Task CloseAsync(BehaviorContext<CycleState> context, Verdict verdict, string? reason)
    {
        var saga = context.Saga;
        (saga.Verdict, saga.FinishedAt, saga.Reason) = (verdict, clock.GetUtcNow(), reason);
        await alarm.ClearAsync(context);
        await open.ReleaseAsync(saga.Cycle.Symbol, saga.Cycle.Month, saga.CorrelationId, context.CancellationToken);
    }
}
