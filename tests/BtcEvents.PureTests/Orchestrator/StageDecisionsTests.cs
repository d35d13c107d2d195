using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;

namespace BtcEvents.PureTests.Orchestrator;

/// <summary>What follows from the facts, failures and alarms of a cycle's stages.</summary>
public sealed class StageDecisionsTests
{
    private static readonly CycleContext Cycle = Facts.Cycle();
    private static readonly StageDeadlinePassed Alarm = new()
    {
        Cycle = Cycle,
        Stage = Stage.Data,
        Try = 1,
    };

    [Theory]
    [InlineData(Stage.Data, Stage.Features)]
    [InlineData(Stage.Features, Stage.Selection)]
    [InlineData(Stage.Selection, Stage.Training)]
    [InlineData(Stage.Training, Stage.Forecast)]
    public void A_fact_gives_the_next_stage_its_time(Stage done, Stage next)
    {
        var decision = StageDecisions.Advance(Cycles.Running(done), Facts.Of(done, Cycle), Cycles.Given());

        Assert.Equal(CycleStates.Running, decision.Next);
        Assert.Equal((next, 1), (decision.Progress.Stage, decision.Progress.Try));
        Assert.Equal(["StageDeadlinePassed in 00:10:00"], decision.Said());
        Assert.NotNull(decision.OfStage(done).FinishedAt);
        Assert.Null(decision.OfStage(next).FinishedAt);
    }

    [Theory]
    [InlineData(Stage.Data)]
    [InlineData(Stage.Training)]
    [InlineData(Stage.Forecast)]
    public void The_last_fact_completes_whatever_it_overtook(Stage awaited)
    {
        var decision = StageDecisions.Advance(Cycles.Running(awaited), Facts.Of(Stage.Forecast, Cycle), Cycles.Given());

        Assert.Equal((CycleStates.Completed, Cycles.Now), (decision.Next, decision.Progress.FinishedAt));
        Assert.Equal(["CycleCompleted"], decision.Said());
        Assert.All(decision.Progress.Stages, stage => Assert.NotNull(stage.FinishedAt));
        Assert.Equal(Stage.Forecast - awaited + 1, decision.Progress.Stages.Count);
    }

    [Fact]
    public void A_plan_ends_where_it_says()
    {
        var shortly = new CyclePlan { Through = Stage.Features };

        var decision = StageDecisions.Advance(
            Cycles.Running(Stage.Features, plan: shortly),
            Facts.Of(Stage.Features, Cycle),
            Cycles.Given()
        );

        Assert.Equal(Stage.Features, Assert.IsType<CycleCompleted>(Assert.Single(decision.Posts).Message).Through);
    }

    [Fact]
    public void A_stage_never_ends_before_it_began_whatever_the_clocks_say()
    {
        var early = Assert.IsType<DataUpdated>(Facts.Of(Stage.Data, Cycle)) with
        {
            OccurredAt = Cycles.Now.AddYears(-1),
        };

        var stage = StageDecisions.Advance(Cycles.Running(), early, Cycles.Given()).OfStage(Stage.Data);

        Assert.Equal(stage.StartedAt, stage.FinishedAt);
    }

    [Fact]
    public void The_missed_fact_revives_a_failed_cycle()
    {
        var decision = StageDecisions.Revive(Cycles.Failed(), Facts.Of(Stage.Data, Cycle), Cycles.Given());

        Assert.Equal(
            (CycleStates.Running, null, null),
            (decision.Next, decision.Progress.Reason, decision.Progress.FinishedAt)
        );
        Assert.Equal(["StageDeadlinePassed in 00:10:00"], decision.Said());
        Assert.Equal("no route", decision.OfStage(Stage.Data).Reason); // the try that failed is still told
    }

    [Fact]
    public void A_late_fact_changes_nothing_while_another_attempt_is_open()
    {
        var failed = Cycles.Failed();

        var decision = StageDecisions.Revive(
            failed,
            Facts.Of(Stage.Forecast, Cycle),
            Cycles.Given(holder: Cycles.Other)
        );

        Assert.Equal((null, failed.Progress), (decision.Next, decision.Progress));
        Assert.Empty(decision.Posts);
    }

    [Theory]
    [InlineData(1, "00:00:05", "00:10:05")]
    [InlineData(2, "00:00:10", "00:10:10")]
    public void A_failure_that_may_pass_is_asked_again_after_a_longer_pause_each_time(
        int number,
        string pause,
        string deadline
    )
    {
        var decision = StageDecisions.AskAgain(
            Cycles.Running(number: number),
            Facts.Failed(Cycle, Stage.Data, transient: true),
            Cycles.Given()
        );

        Assert.Equal((CycleStates.Running, number + 1), (decision.Next, decision.Progress.Try));
        Assert.Equal([$"UpdateMarketData in {pause}", $"StageDeadlinePassed in {deadline}"], decision.Said());
        Assert.Equal(
            (2, "spot.csv row 3: no number"),
            (decision.OfStage(Stage.Data).Tries, decision.OfStage(Stage.Data).Reason)
        );
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(1, false)]
    public void The_last_try_and_bad_input_fail_the_cycle(int number, bool transient)
    {
        var (cycle, failed) = (Cycles.Running(number: number), Facts.Failed(Cycle, Stage.Data, transient));

        var decision = transient
            ? StageDecisions.AskAgain(cycle, failed, Cycles.Given())
            : StageDecisions.GiveUp(cycle, failed, Cycles.Given());

        Assert.Equal((CycleStates.Failed, "spot.csv row 3: no number"), (decision.Next, decision.Progress.Reason));
        Assert.Equal(["CycleFailed"], decision.Said());
        Assert.True(decision.Ends && decision.ClearsAlarm);
    }

    [Fact]
    public void A_failure_that_overtook_the_fact_before_it_counts_for_its_own_stage()
    {
        var decision = StageDecisions.GiveUp(
            Cycles.Running(),
            Facts.Failed(Cycle, Stage.Training, transient: false),
            Cycles.Given()
        );

        Assert.Equal(Stage.Training, Assert.IsType<CycleFailed>(Assert.Single(decision.Posts).Message).Stage);
        Assert.NotNull(decision.OfStage(Stage.Selection).FinishedAt);
        Assert.Equal("spot.csv row 3: no number", decision.OfStage(Stage.Training).Reason);
    }

    [Fact]
    public void A_missed_deadline_is_asked_again_and_the_last_one_fails_the_cycle()
    {
        var again = StageDecisions.AskAgain(Cycles.Running(), Alarm, Cycles.Given());
        var last = StageDecisions.AskAgain(Cycles.Running(number: 3), Alarm with { Try = 3 }, Cycles.Given());

        Assert.Equal((CycleStates.Running, 2), (again.Next, again.Progress.Try));
        Assert.Equal(
            (CycleStates.Failed, "Data did not end within 00:10:00 (try 3 of 3)"),
            (last.Next, last.Progress.Reason)
        );
    }
}
