using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.BusTests.Orchestrator;

public sealed class CycleTableTests(CycleTable table) : IClassFixture<CycleTable>
{
    private static readonly string[] Facts =
    [
        "DataUpdated",
        "FeaturesPrepared",
        "FeaturesSelected",
        "ModelTrained",
        "ForecastMade",
    ];
    private static readonly string[] Troubles =
    [
        "StageFailed, may pass",
        "StageFailed, for good",
        "StageDeadlinePassed",
        "StageDeadlinePassed of another try",
    ];

    // State, event, state afterwards, messages that the saga sends. The journal of these cycles is empty: what sets
    // them going is always the first command.
    public static TheoryData<string, string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, string, string, string>
        {
            { "(none)", "Start", "Running", "CycleStarted, UpdateMarketData, StageDeadlinePassed, CycleStartAnswered" },
            { "Running", "Start", "Running", "CycleStartAnswered" },
            { "Running", "DataUpdated", "Running", "StageDeadlinePassed" },
            { "Running", "FeaturesPrepared", "Running", "StageDeadlinePassed" },
            { "Running", "FeaturesSelected", "Running", "StageDeadlinePassed" },
            { "Running", "ModelTrained", "Running", "StageDeadlinePassed" },
            { "Running", "ForecastMade", "Completed", "CycleCompleted" },
            { "Running", "StageFailed, may pass", "Running", "UpdateMarketData, StageDeadlinePassed" },
            { "Running", "StageFailed, for good", "Failed", "CycleFailed" },
            { "Running", "StageDeadlinePassed", "Running", "UpdateMarketData, StageDeadlinePassed" },
            { "Running", "StageDeadlinePassed of another try", "Running", "" },
            { "Running", "RetryCycle", "Running", "UpdateMarketData, StageDeadlinePassed" },
            { "Running", "CancelCycle", "Cancelled", "CycleCancelled" },
            { "Running, at training", "Start", "Running", "CycleStartAnswered" },
            { "Running, at training", "DataUpdated", "Running", "" },
            { "Running, at training", "FeaturesPrepared", "Running", "" },
            { "Running, at training", "FeaturesSelected", "Running", "" },
            { "Running, at training", "ModelTrained", "Running", "StageDeadlinePassed" },
            { "Running, at training", "ForecastMade", "Completed", "CycleCompleted" },
            { "Running, at training", "RetryCycle", "Running", "UpdateMarketData, StageDeadlinePassed" },
            { "Running, at training", "CancelCycle", "Cancelled", "CycleCancelled" },
            { "Completed", "Start", "Completed", "CycleStartAnswered" },
            { "Completed", "RetryCycle", "Completed", "" },
            { "Completed", "CancelCycle", "Completed", "" },
            { "Failed", "Start", "Failed", "CycleStartAnswered" },
            { "Failed", "DataUpdated", "Running", "StageDeadlinePassed" },
            { "Failed", "FeaturesPrepared", "Running", "StageDeadlinePassed" },
            { "Failed", "FeaturesSelected", "Running", "StageDeadlinePassed" },
            { "Failed", "ModelTrained", "Running", "StageDeadlinePassed" },
            { "Failed", "ForecastMade", "Completed", "CycleCompleted" },
            { "Failed", "RetryCycle", "Running", "UpdateMarketData, StageDeadlinePassed" },
            { "Failed", "CancelCycle", "Cancelled", "CycleCancelled" },
            { "Failed, at training", "DataUpdated", "Failed", "" },
            { "Failed, at training", "FeaturesSelected", "Failed", "" },
            { "Failed, at training", "ModelTrained", "Running", "StageDeadlinePassed" },
            { "Failed, at training", "ForecastMade", "Completed", "CycleCompleted" },
            { "Failed, another attempt open", "DataUpdated", "Failed", "" },
            { "Failed, another attempt open", "ForecastMade", "Failed", "" },
            { "Cancelled", "Start", "Cancelled", "CycleStartAnswered" },
            { "Cancelled", "RetryCycle", "Cancelled", "" },
            { "Cancelled", "CancelCycle", "Cancelled", "" },
        };
        foreach (var trouble in Troubles)
        {
            pairs.Add("Running, at training", trouble, "Running", "");
        }

        foreach (var state in new[] { "(none)", "Completed", "Failed", "Cancelled" })
        {
            foreach (var late in state == "Failed" ? Troubles : Facts.Concat(Troubles))
            {
                pairs.Add(state, late, state, "");
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_state_decides_every_event(string state, string happening, string afterwards, string said)
    {
        var cycle = await table.InStateAsync(state);
        var before = await table.CountSaidAsync();

        var delivery = await table.Host.DeliverAsync(CycleTable.Event(happening, cycle), "monthly-cycle");

        Assert.Null(delivery.Failure);
        Assert.Equal(afterwards, (await table.Host.StatusAsync(cycle.CycleId))?.State ?? "(none)");
        Assert.Equal(said, string.Join(", ", await table.SaidSinceAsync(before)));
    }

    [Theory]
    [InlineData("RetryCycle")]
    [InlineData("CancelCycle")]
    public async Task A_command_for_an_unknown_cycle_ends_in_the_error_queue_with_the_reason(string command)
    {
        var cycle = await table.InStateAsync("(none)");

        var delivery = await table.Host.DeliverAsync(CycleTable.Event(command, cycle), "monthly-cycle");

        Assert.Equal(
            $"no cycle {cycle.CycleId} is known",
            Assert.IsType<BadInputException>(delivery.Failure?.GetBaseException()).Message
        );
    }
}
