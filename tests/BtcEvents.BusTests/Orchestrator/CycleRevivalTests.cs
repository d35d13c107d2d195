using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Orchestrator;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>A failed cycle goes on, by itself or when told to, unless another attempt is open.</summary>
public sealed class CycleRevivalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_failed_cycle_goes_on_from_its_last_good_fact_when_told_to()
    {
        var cycle = Facts.Cycle();
        await using var host = await FailedInTrainingAsync(cycle);

        await host.PublishAsync(new RetryCycle { CycleId = cycle.CycleId });
        await host.Tape.FindAsync<CycleCompleted>();

        await AssertTrainedAgainAsync(host, cycle);
        Assert.Null((await host.StatusAsync(cycle.CycleId))!.Reason);
    }

    [Fact]
    public async Task A_failed_cycle_goes_on_by_itself_when_the_dead_letter_is_sent_again_after_the_cause_is_gone()
    {
        var cycle = Facts.Cycle();
        await using var host = await FailedInTrainingAsync(cycle);

        await host.DeliverAsync(Facts.Of(Stage.Selection, cycle), "trainer-double");
        await host.Tape.FindAsync<CycleCompleted>();

        var status = await host.StatusAsync(cycle.CycleId);
        Assert.Equal(("Completed", null), (status!.State, status.Reason));
        await AssertTrainedAgainAsync(host, cycle);
    }

    [Fact]
    public async Task A_revived_cycle_has_its_deadline_again()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, bus => bus.AddOrchestrator());
        var cycle = Facts.Cycle();
        await host.DeliverAsync(Facts.Start(cycle), "monthly-cycle");
        await host.DeliverAsync(Facts.Failed(cycle, Stage.Data, transient: false), "monthly-cycle");

        await host.DeliverAsync(Facts.Of(Stage.Data, cycle), "monthly-cycle");

        Assert.Single(
            await host.WaitingAsync(),
            waiting => waiting.Type.EndsWith(nameof(StageDeadlinePassed), StringComparison.Ordinal)
        );
        Assert.Equal(
            cycle.CycleId,
            await host.InScopeAsync(
                (services, token) =>
                    services.GetRequiredService<IOpenCycles>().ClaimAsync(cycle.Symbol, cycle.Month, Guid.Empty, token)
            )
        );
    }

    [Fact]
    public async Task A_failed_attempt_cannot_go_on_beside_an_open_one()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var release = new TaskCompletionSource();
        var (first, second) = (Facts.Cycle(), Facts.Cycle(attempt: 2));
        host.Script.Act = (stage, run, _) =>
            (stage, run) switch
            {
                (Stage.Data, 1) => throw new BadInputException("no spot.csv"),
                (Stage.Data, 2) => release.Task,
                _ => Task.CompletedTask,
            };

        await host.PublishAsync(Facts.Start(first));
        await host.Tape.FindAsync<CycleFailed>();
        await host.PublishAsync(Facts.Start(second));
        await host.Tape.FindAsync<CycleStarted>(s => s.Cycle.Attempt == 2);
        await host.PublishAsync(new RetryCycle { CycleId = first.CycleId });
        var refused = await host.Tape.FindAsync<CycleFailed>(f =>
            f.Reason.StartsWith("cannot go on", StringComparison.Ordinal)
        );
        release.SetResult();

        Assert.Equal($"cannot go on while cycle {second.CycleId} of BTC-USD 2025-06 is open", refused.Reason);
        await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Attempt == 2);
    }

    // What came before the stage that failed is not done again.
    private static async Task AssertTrainedAgainAsync(BusHost host, CycleContext cycle)
    {
        Assert.Equal([1, 1, 1, 2, 1], Enum.GetValues<Stage>().Select(host.Script.Runs));
        Assert.Equal(
            [
                "CycleStarted",
                "DataUpdated",
                "FeaturesPrepared",
                "FeaturesSelected",
                "StageFailed",
                "CycleFailed",
                "ModelTrained",
                "ForecastMade",
                "CycleCompleted",
            ],
            await host.FactsAsync(cycle.CycleId)
        );
    }

    private async Task<BusHost> FailedInTrainingAsync(CycleContext cycle)
    {
        var host = await CycleHost.StartAsync(_folder.Store);
        host.Script.Act = (stage, run, _) =>
            stage == Stage.Training && run == 1
                ? throw new BadInputException("the table has 3 rows, 24 are needed")
                : Task.CompletedTask;
        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleFailed>();
        return host;
    }
}
