using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;

namespace BtcEvents.PureTests.Orchestrator;

public sealed class StartDecisionsTests
{
    private static readonly StartMonthlyCycle Start = Facts.Start(Facts.Cycle());

    [Fact]
    public void A_cycle_opens_with_its_first_command_and_an_alarm_and_says_so()
    {
        var decision = StartDecisions.Open(Cycles.New(), Start, Cycles.Given());

        Assert.Equal(CycleStates.Running, decision.Next);
        Assert.Equal(["CycleStarted", "UpdateMarketData", "StageDeadlinePassed in 00:10:00"], decision.Said());
        Assert.Equal((true, "Running", "the cycle has begun"), Told(decision));
        Assert.Equal(
            (Stage.Data, 1, Cycles.Now),
            (decision.Progress.Stage, decision.Progress.Try, decision.Progress.StartedAt)
        );
    }

    [Fact]
    public void A_cycle_that_nothing_sets_going_fails_at_once_with_the_reason()
    {
        var late = new CyclePlan { From = Stage.Training };

        var decision = StartDecisions.Open(
            Cycles.New(late),
            Start,
            Cycles.Given(obstacle: "no FeaturesSelected is known")
        );

        Assert.Equal(CycleStates.Failed, decision.Next);
        Assert.Equal(["CycleStarted", "CycleFailed"], decision.Said());
        Assert.Equal((false, "Failed", "no FeaturesSelected is known"), Told(decision));
        Assert.Equal((Stage.Training, Cycles.Now), (decision.Progress.Stage, decision.Progress.FinishedAt));
    }

    [Fact]
    public void Another_attempt_is_rejected_while_one_is_open()
    {
        var decision = StartDecisions.Open(Cycles.New(), Start, Cycles.Given(holder: Cycles.Other));

        Assert.Equal(CycleStates.Rejected, decision.Next);
        Assert.Empty(decision.Posts);
        Assert.Equal(
            (
                false,
                "Rejected",
                $"cycle {Cycles.Other} of BTC-USD 2025-06 is open; it must end before another attempt begins"
            ),
            Told(decision)
        );
        Assert.Null(decision.Fault); // it makes sense, so it is no dead letter
    }

    [Fact]
    public void A_command_that_makes_no_sense_is_rejected_with_what_is_wrong()
    {
        var command = new StartMonthlyCycle { Month = "2025-13" };

        var decision = StartDecisions.Refuse(CycleState.Of(command), command, Cycles.Given());

        Assert.Equal(CycleStates.Rejected, decision.Next);
        Assert.Contains("'2025-13' is not a month", decision.Fault, StringComparison.Ordinal);
        Assert.Equal((false, "Rejected", decision.Fault), Told(decision));
    }

    [Theory]
    [InlineData("Running", "BTC-USD 2025-06 attempt 1 is running already; wait for it or cancel it")]
    [InlineData("Failed", "BTC-USD 2025-06 attempt 1 is failed already; retry it, or take attempt 2")]
    [InlineData("Completed", "BTC-USD 2025-06 attempt 1 is completed already; a new run takes attempt 2")]
    [InlineData("Cancelled", "BTC-USD 2025-06 attempt 1 is cancelled already; a new run takes attempt 2")]
    public void A_cycle_that_is_there_answers_with_what_to_do_and_changes_nothing(string state, string sentence)
    {
        var cycle = Cycles.Ended(state);

        var decision = StartDecisions.AnswerAgain(cycle, Start, Cycles.Given());

        Assert.Null(decision.Next);
        Assert.Equal(cycle.Progress, decision.Progress);
        Assert.Empty(decision.Posts);
        Assert.Equal((false, state, sentence), Told(decision));
    }

    private static (bool Accepted, string State, string? Reason) Told(CycleDecision decision) =>
        (decision.Answer!.Accepted, decision.Answer.State, decision.Answer.Reason);
}
