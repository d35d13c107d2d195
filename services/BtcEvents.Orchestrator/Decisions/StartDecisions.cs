using BtcEvents.Contracts;
using BtcEvents.Messaging;

namespace BtcEvents.Orchestrator;

/// <summary>What follows from <see cref="StartMonthlyCycle"/>. Pure: the same arguments, the same decision.</summary>
internal static class StartDecisions
{
    /// <summary>A command that makes no sense is told to whoever sent it.</summary>
    public static CycleDecision Refuse(CycleState cycle, StartMonthlyCycle command, Given given)
    {
        var fault = command.Fault() ?? throw new ArgumentException("nothing is wrong with it", nameof(command));
        return Reject(cycle, fault) with { Fault = fault };
    }

    /// <summary>The cycle begins, unless another attempt is open.</summary>
    public static CycleDecision Open(CycleState cycle, StartMonthlyCycle command, Given given)
    {
        if (given.Holder != cycle.CorrelationId)
        {
            return Reject(
                cycle,
                $"cycle {given.Holder} of {command.Symbol} {command.Month} is open; it must end before another "
                    + $"attempt begins"
            );
        }

        var begun = new CycleStarted
        {
            Cycle = cycle.Cycle,
            OccurredAt = given.Now,
            RequestedBy = command.RequestedBy,
        };
        var asked = StageDecisions.Ask(
            cycle,
            new CycleProgress { StartedAt = given.Now },
            cycle.Cycle.Plan.From,
            1,
            TimeSpan.Zero,
            given
        );
        return asked with
        {
            Posts = [new Post(begun), .. asked.Posts],
            Answer = Answer(
                cycle,
                asked.Next == CycleStates.Running,
                asked.Next!,
                asked.Progress.Reason ?? "the cycle has begun"
            ),
        };
    }

    /// <summary>The cycle is there already, in whatever state.</summary>
    public static CycleDecision AnswerAgain(CycleState cycle, StartMonthlyCycle command, Given given)
    {
        var (context, next) = (cycle.Cycle, cycle.Cycle.Attempt + 1);
        var advice = cycle.CurrentState switch
        {
            CycleStates.Running => "wait for it or cancel it",
            CycleStates.Failed => $"retry it, or take attempt {next}",
            _ => $"a new run takes attempt {next}",
        };
        var sentence =
            $"{context.Symbol} {context.Month} attempt {context.Attempt} is {cycle.CurrentState.ToLowerInvariant()} "
            + $"already; {advice}";
        return new CycleDecision(null, cycle.Progress)
        {
            Answer = Answer(cycle, accepted: false, cycle.CurrentState, sentence),
        };
    }

    private static CycleDecision Reject(CycleState cycle, string sentence) =>
        new(CycleStates.Rejected, cycle.Progress)
        {
            Answer = Answer(cycle, accepted: false, CycleStates.Rejected, sentence),
        };

    private static CycleStartAnswered Answer(CycleState cycle, bool accepted, string state, string sentence) =>
        new()
        {
            Cycle = cycle.Cycle,
            Accepted = accepted,
            State = state,
            Reason = sentence,
        };
}
