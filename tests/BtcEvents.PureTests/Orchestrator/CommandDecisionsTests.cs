using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;

namespace BtcEvents.PureTests.Orchestrator;

/// <summary>What follows from a command to go on or to end, given to a cycle that is there.</summary>
public sealed class CommandDecisionsTests
{
    private static readonly Guid Id = Facts.Cycle().CycleId;
    private static readonly RetryCycle Retry = new() { CycleId = Id };

    [Fact]
    public void Who_is_told_to_go_on_asks_at_once_and_anew()
    {
        var resumed = StageDecisions.Resume(Cycles.Running(Stage.Training, number: 3), Retry, Cycles.Given());
        var reopened = StageDecisions.Reopen(Cycles.Failed(Stage.Training), Retry, Cycles.Given());

        Assert.All(
            [resumed, reopened],
            decision =>
            {
                Assert.Equal(
                    (CycleStates.Running, Stage.Training, 1),
                    (decision.Next, decision.Progress.Stage, decision.Progress.Try)
                );
                Assert.Equal(["UpdateMarketData", "StageDeadlinePassed in 00:10:00"], decision.Said());
            }
        );
        Assert.Equal((null, null), (reopened.Progress.Reason, reopened.Progress.FinishedAt));
    }

    [Fact]
    public void A_failed_cycle_does_not_go_on_beside_another_attempt()
    {
        var decision = StageDecisions.Reopen(Cycles.Failed(), Retry, Cycles.Given(holder: Cycles.Other));

        Assert.Equal(
            (CycleStates.Failed, $"cannot go on while cycle {Cycles.Other} of BTC-USD 2025-06 is open"),
            (decision.Next, decision.Progress.Reason)
        );
        Assert.Equal(["CycleFailed"], decision.Said());
    }

    [Theory]
    [InlineData("wrong month", "wrong month")]
    [InlineData(null, "cancelled")]
    public void A_cancelled_cycle_ends_with_the_reason(string? reason, string kept)
    {
        var decision = StageDecisions.End(
            Cycles.Running(),
            new CancelCycle { CycleId = Id, Reason = reason },
            Cycles.Given()
        );

        Assert.Equal(
            (CycleStates.Cancelled, kept, Cycles.Now),
            (decision.Next, decision.Progress.Reason, decision.Progress.FinishedAt)
        );
        Assert.Equal(reason, Assert.IsType<CycleCancelled>(Assert.Single(decision.Posts).Message).Reason);
    }
}
