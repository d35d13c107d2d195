using BtcEvents.Contracts;
using BtcEvents.Messaging;

namespace BtcEvents.Orchestrator;

/// <summary>
/// What follows from facts, failures and commands in a cycle that is there. Pure: the same arguments, the same
/// decision.
/// </summary>
internal static class StageDecisions
{
    /// <summary>The fact of a stage: the next one has its time, or the cycle is complete.</summary>
    public static CycleDecision Advance(CycleState cycle, ICycleFact fact, Given given) =>
        Advance(cycle, cycle.Progress, fact, given);

    /// <summary>The fact that a failed cycle missed; nothing where another attempt is open, which counts now.</summary>
    public static CycleDecision Revive(CycleState cycle, ICycleFact fact, Given given) =>
        given.Holder == cycle.CorrelationId
            ? Advance(cycle, Reopened(cycle), fact, given)
            : new CycleDecision(null, cycle.Progress);

    /// <summary>A stage gave up for a reason that may pass.</summary>
    public static CycleDecision AskAgain(CycleState cycle, StageFailed failed, Given given) =>
        AskAgain(cycle, Reached(cycle, failed), failed.Reason, given);

    /// <summary>A stage gave up for good.</summary>
    public static CycleDecision GiveUp(CycleState cycle, StageFailed failed, Given given) =>
        Fail(cycle, Reached(cycle, failed), failed.Reason, given);

    /// <summary>The awaited try said nothing in its time.</summary>
    public static CycleDecision AskAgain(CycleState cycle, StageDeadlinePassed alarm, Given given)
    {
        var time = given.Options.DeadlineOf(cycle.Stage);
        var reason = $"{cycle.Stage} did not end within {time:c} (try {cycle.Try} of {given.Options.Tries})";
        return AskAgain(cycle, cycle.Progress.Blame(reason), reason, given);
    }

    /// <summary>Asked to go on while it runs: the stage is asked for anew, with all its tries.</summary>
    public static CycleDecision Resume(CycleState cycle, RetryCycle command, Given given) =>
        Ask(cycle, cycle.Progress, cycle.Stage, 1, TimeSpan.Zero, given);

    /// <summary>Asked to go on after it failed; it fails again where another attempt is open.</summary>
    public static CycleDecision Reopen(CycleState cycle, RetryCycle command, Given given) =>
        given.Holder == cycle.CorrelationId
            ? Ask(cycle, Reopened(cycle), cycle.Stage, 1, TimeSpan.Zero, given)
            : Fail(
                cycle,
                cycle.Progress,
                $"cannot go on while cycle {given.Holder} of {cycle.Cycle.Symbol} {cycle.Cycle.Month} is open",
                given
            );

    /// <summary>A person ends it.</summary>
    public static CycleDecision End(CycleState cycle, CancelCycle command, Given given) =>
        new(
            CycleStates.Cancelled,
            cycle.Progress with
            {
                FinishedAt = given.Now,
                Reason = command.Reason ?? "cancelled",
            }
        )
        {
            Posts =
            [
                new Post(
                    new CycleCancelled
                    {
                        Cycle = cycle.Cycle,
                        OccurredAt = given.Now,
                        Reason = command.Reason,
                    }
                ),
            ],
        };

    /// <summary>
    /// The stage is asked for after the pause, and has its time from then on; the cycle fails where nothing sets it
    /// going.
    /// </summary>
    public static CycleDecision Ask(
        CycleState cycle,
        CycleProgress progress,
        Stage stage,
        int number,
        TimeSpan pause,
        Given given
    )
    {
        var asked = progress.Begin(stage, number, given.Now);
        return given.LastGood.Message is { } message
            ? new CycleDecision(CycleStates.Running, asked)
            {
                Posts = [new Post(message, pause), Alarm(cycle, asked, pause, given)],
            }
            : Fail(cycle, asked, given.LastGood.Obstacle!, given);
    }

    private static CycleDecision Advance(CycleState cycle, CycleProgress progress, ICycleFact fact, Given given)
    {
        var (stage, last) = (StageFacts.StageOf(fact)!.Value, cycle.Cycle.Plan.Through);
        var finished = progress.FinishThrough(stage < last ? stage : last, fact.OccurredAt);
        if (stage < last)
        {
            var next = finished.Begin(stage + 1, 1, given.Now);
            return new CycleDecision(CycleStates.Running, next) { Posts = [Alarm(cycle, next, TimeSpan.Zero, given)] };
        }

        return new CycleDecision(CycleStates.Completed, finished with { FinishedAt = given.Now, Reason = null })
        {
            Posts =
            [
                new Post(
                    new CycleCompleted
                    {
                        Cycle = cycle.Cycle,
                        OccurredAt = given.Now,
                        Through = last,
                    }
                ),
            ],
        };
    }

    private static CycleDecision AskAgain(CycleState cycle, CycleProgress blamed, string reason, Given given) =>
        blamed.Try < given.Options.Tries
            ? Ask(cycle, blamed, blamed.Stage, blamed.Try + 1, given.Options.RetryPause * blamed.Try, given)
            : Fail(cycle, blamed, reason, given);

    private static CycleDecision Fail(CycleState cycle, CycleProgress progress, string reason, Given given) =>
        new(CycleStates.Failed, progress with { FinishedAt = given.Now, Reason = reason })
        {
            Posts =
            [
                new Post(
                    new CycleFailed
                    {
                        Cycle = cycle.Cycle,
                        OccurredAt = given.Now,
                        Stage = progress.Stage,
                        Reason = reason,
                    }
                ),
            ],
        };

    // A failure of a later stage than the awaited has overtaken the fact that it followed.
    private static CycleProgress Reached(CycleState cycle, StageFailed failed) =>
        (
            failed.Stage > cycle.Stage
                ? cycle
                    .Progress.FinishThrough(failed.Stage - 1, failed.OccurredAt)
                    .Begin(failed.Stage, 1, failed.OccurredAt)
                : cycle.Progress
        ).Blame(failed.Reason);

    private static CycleProgress Reopened(CycleState cycle) => cycle.Progress with { FinishedAt = null, Reason = null };

    private static Post Alarm(CycleState cycle, CycleProgress progress, TimeSpan pause, Given given) =>
        new(
            new StageDeadlinePassed
            {
                Cycle = cycle.Cycle,
                Stage = progress.Stage,
                Try = progress.Try,
            },
            pause + given.Options.DeadlineOf(progress.Stage)
        );
}
