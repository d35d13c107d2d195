using BtcEvents.Market;

namespace BtcEvents.BusTests.Orchestrator;

public sealed class CycleTableTests(CycleTable table) : IClassFixture<CycleTable>
{
    private static readonly string[] Facts = ["DataUpdated", "FeaturesPrepared", "FeaturesSelected", "ModelTrained", "ForecastMade"];
    private static readonly string[] Troubles =
        ["StageFailed, may pass", "StageFailed, for good", "StageDeadlinePassed", "StageDeadlinePassed of another try"];

    // State, event, state afterwards, messages that the saga sends (alarms included).
    public static TheoryData<string, string, string, int> Pairs()
    {
        var pairs = new TheoryData<string, string, string, int>
        {
            { "(none)", "Start", "Running", 4 },
            { "Running", "Start", "Running", 1 },
            { "Running", "DataUpdated", "Running", 1 },
            { "Running", "FeaturesPrepared", "Running", 1 },
            { "Running", "FeaturesSelected", "Running", 1 },
            { "Running", "ModelTrained", "Running", 1 },
            { "Running", "ForecastMade", "Completed", 1 },
            { "Running", "StageFailed, may pass", "Running", 2 },
            { "Running", "StageFailed, for good", "Failed", 1 },
            { "Running", "StageDeadlinePassed", "Running", 2 },
            { "Running", "StageDeadlinePassed of another try", "Running", 0 },
            { "Running", "RetryCycle", "Running", 2 },
            { "Running", "CancelCycle", "Cancelled", 1 },
            { "Running, at training", "Start", "Running", 1 },
            { "Running, at training", "DataUpdated", "Running", 0 },
            { "Running, at training", "FeaturesPrepared", "Running", 0 },
            { "Running, at training", "FeaturesSelected", "Running", 0 },
            { "Running, at training", "ModelTrained", "Running", 1 },
            { "Running, at training", "ForecastMade", "Completed", 1 },
            { "Running, at training", "RetryCycle", "Running", 2 },
            { "Running, at training", "CancelCycle", "Cancelled", 1 },
            { "Completed", "Start", "Completed", 1 },
            { "Completed", "RetryCycle", "Completed", 0 },
            { "Completed", "CancelCycle", "Completed", 0 },
            { "Failed", "Start", "Failed", 1 },
            { "Failed", "DataUpdated", "Running", 1 },
            { "Failed", "FeaturesPrepared", "Running", 1 },
            { "Failed", "FeaturesSelected", "Running", 1 },
            { "Failed", "ModelTrained", "Running", 1 },
            { "Failed", "ForecastMade", "Completed", 1 },
            { "Failed", "RetryCycle", "Running", 2 },
            { "Failed", "CancelCycle", "Cancelled", 1 },
            { "Failed, at training", "DataUpdated", "Failed", 0 },
            { "Failed, at training", "FeaturesSelected", "Failed", 0 },
            { "Failed, at training", "ModelTrained", "Running", 1 },
            { "Failed, at training", "ForecastMade", "Completed", 1 },
            { "Failed, another attempt open", "DataUpdated", "Failed", 0 },
            { "Failed, another attempt open", "ForecastMade", "Failed", 0 },
            { "Cancelled", "Start", "Cancelled", 1 },
            { "Cancelled", "RetryCycle", "Cancelled", 0 },
            { "Cancelled", "CancelCycle", "Cancelled", 0 },
        };
        foreach (var trouble in Troubles)
        {
            pairs.Add("Running, at training", trouble, "Running", 0);
        }

        foreach (var state in new[] { "(none)", "Completed", "Failed", "Cancelled" })
        {
            foreach (var late in state == "Failed" ? Troubles : Facts.Concat(Troubles))
            {
                pairs.Add(state, late, state, 0);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_state_decides_every_event(string state, string happening, string afterwards, int sent)
    {
        var cycle = await table.InStateAsync(state);
        var before = await table.Host.EverWrittenAsync();

        var delivery = await table.Host.DeliverAsync(CycleTable.Event(happening, cycle), "monthly-cycle");

        Assert.Null(delivery.Failure);
        Assert.Equal(afterwards, (await table.Host.StatusAsync(cycle.CycleId))?.State ?? "(none)");
        Assert.Equal(sent, await table.Host.EverWrittenAsync() - before);
    }

    [Theory]
    [InlineData("RetryCycle")]
    [InlineData("CancelCycle")]
    public async Task A_command_for_an_unknown_cycle_ends_in_the_error_queue_with_the_reason(string command)
    {
        var cycle = await table.InStateAsync("(none)");

        var delivery = await table.Host.DeliverAsync(CycleTable.Event(command, cycle), "monthly-cycle");

        Assert.Equal($"no cycle {cycle.CycleId} is known", Assert.IsType<BadInputException>(delivery.Failure?.GetBaseException()).Message);
    }
}
