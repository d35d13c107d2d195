using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;
using BtcEvents.Storage.Operational;

namespace BtcEvents.PureTests.Orchestrator;

/// <summary>Cycles that are where a test wants them, without a bus, and what is given beside them.</summary>
internal static class Cycles
{
    public static readonly DateTimeOffset Now = new(2025, 6, 1, 6, 0, 0, TimeSpan.Zero);

    public static readonly CycleOptions Options = new()
    {
        Tries = 3,
        RetryPause = TimeSpan.FromSeconds(5),
        StageDeadline = TimeSpan.FromMinutes(10),
    };

    /// <summary>The next attempt at the same month.</summary>
    public static readonly Guid Other = Facts.Cycle(attempt: 2).CycleId;

    public static readonly UpdateMarketData First = new() { Cycle = Facts.Cycle() };

    /// <summary>The cycle holds its month, and can be set going.</summary>
    public static Given Given(Guid? holder = null, string? obstacle = null) =>
        new(
            Now,
            Options,
            holder ?? Facts.Cycle().CycleId,
            obstacle is null ? new LastGood(First) : new LastGood(null, obstacle)
        );

    public static CycleState New(CyclePlan? plan = null) => CycleState.Of(Facts.Start(Facts.Cycle(plan: plan)));

    public static CycleState Running(Stage stage = Stage.Data, int number = 1, CyclePlan? plan = null)
    {
        var cycle = New(plan);
        cycle.CurrentState = CycleStates.Running;
        cycle.Progress = new CycleProgress { StartedAt = Now.AddHours(-1) }.Begin(stage, number, Now.AddHours(-1));
        return cycle;
    }

    public static CycleState Failed(Stage stage = Stage.Data)
    {
        var cycle = Running(stage);
        cycle.CurrentState = CycleStates.Failed;
        cycle.Progress = cycle.Progress.Blame("no route") with { FinishedAt = Now.AddMinutes(-1), Reason = "no route" };
        return cycle;
    }

    public static CycleState Ended(string state)
    {
        var cycle = Running(Stage.Forecast);
        cycle.CurrentState = state;
        cycle.Progress = cycle.Progress with { FinishedAt = Now.AddMinutes(-1) };
        return cycle;
    }

    /// <summary>Names and pauses of the messages, in their order.</summary>
    public static IEnumerable<string> Said(this CycleDecision decision) =>
        decision.Posts.Select(post =>
            post.Pause == TimeSpan.Zero
                ? post.Message.GetType().Name
                : $"{post.Message.GetType().Name} in {post.Pause:c}"
        );

    public static StageProgress OfStage(this CycleDecision decision, Stage stage) =>
        decision.Progress.Stages.Single(s => s.Stage == stage);
}
