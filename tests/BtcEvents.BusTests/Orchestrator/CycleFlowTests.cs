using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>The stages of a cycle in their order: from the first to the last that its plan names, each once.</summary>
public sealed class CycleFlowTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_start_runs_every_stage_once_and_completes_the_cycle_once()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var cycle = Facts.Cycle();

        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleCompleted>();

        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Equal(1, host.Script.Runs(stage)));
        Assert.Equal(CycleHost.WholeCycle, await host.FactsAsync(cycle.CycleId));
        var status = await host.StatusAsync(cycle.CycleId);
        Assert.Equal(("Completed", Stage.Forecast), (status!.State, status.Stage));
        Assert.Equal(Enum.GetValues<Stage>(), status.Stages.Select(stage => stage.Stage));
        Assert.All(status.Stages, stage => Assert.True(stage.FinishedAt >= stage.StartedAt && stage.Tries == 1));
        Assert.DoesNotContain(
            await host.WaitingAsync(),
            waiting => waiting.Type.EndsWith(nameof(StageDeadlinePassed), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Every_fact_names_the_message_that_caused_it()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var cycle = Facts.Cycle();

        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleCompleted>();

        var journal = (await host.JournalAsync(cycle.CycleId)).ToDictionary(fact => fact.Fact);
        Assert.Equal(journal["DataUpdated"].MessageId, journal["FeaturesPrepared"].Causation);
        Assert.Equal(journal["ModelTrained"].MessageId, journal["ForecastMade"].Causation);
        Assert.Equal(journal["ForecastMade"].MessageId, journal["CycleCompleted"].Causation);
    }

    [Fact]
    public async Task A_later_attempt_runs_one_stage_alone_on_the_facts_of_the_earlier()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        await host.Tape.FindAsync<CycleCompleted>();

        var alone = Facts.Cycle(plan: new CyclePlan { From = Stage.Training, Through = Stage.Training }, attempt: 2);
        await host.PublishAsync(Facts.Start(alone));
        var completed = await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.CycleId == alone.CycleId);

        Assert.Equal(Stage.Training, completed.Through);
        Assert.Equal([1, 1, 1, 2, 1], Enum.GetValues<Stage>().Select(host.Script.Runs));
        Assert.Equal(
            ["CycleStarted", "FeaturesSelected", "ModelTrained", "CycleCompleted"],
            await host.FactsAsync(alone.CycleId)
        );
    }

    [Fact]
    public async Task A_plan_ends_where_it_says()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);

        await host.PublishAsync(Facts.Start(Facts.Cycle(plan: new CyclePlan { Through = Stage.Features })));
        var completed = await host.Tape.FindAsync<CycleCompleted>();

        Assert.Equal(Stage.Features, completed.Through);
        Assert.Equal([1, 1, 0, 0, 0], Enum.GetValues<Stage>().Select(host.Script.Runs));
    }
}
