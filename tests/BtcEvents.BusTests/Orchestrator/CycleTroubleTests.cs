using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>Stages that fail, are late or are broken off, and what becomes of their cycle.</summary>
public sealed class CycleTroubleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bad_input_fails_the_cycle_at_once_with_the_sentence_and_without_a_second_try()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        host.Script.Act = (stage, _, _) =>
            stage == Stage.Features
                ? throw new InvalidOperationException(
                    "wrapped",
                    new BadInputException("spot.csv row 3: 'x' is not a number")
                )
                : Task.CompletedTask;
        var cycle = Facts.Cycle();

        await host.PublishAsync(Facts.Start(cycle));
        var failed = await host.Tape.FindAsync<CycleFailed>();

        Assert.Equal((Stage.Features, "spot.csv row 3: 'x' is not a number"), (failed.Stage, failed.Reason));
        Assert.Equal(1, host.Script.Runs(Stage.Features));
        Assert.Equal(
            ["CycleStarted", "DataUpdated", "StageFailed", "CycleFailed"],
            await host.FactsAsync(cycle.CycleId)
        );
        Assert.Equal("Failed", (await host.StatusAsync(cycle.CycleId))!.State);
    }

    [Fact]
    public async Task A_failure_that_passes_is_not_even_mentioned()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        host.Script.Act = (stage, run, _) =>
            stage == Stage.Training && run < 3 ? throw new IOException("busy") : Task.CompletedTask;
        var cycle = Facts.Cycle();

        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleCompleted>();

        Assert.Equal(3, host.Script.Runs(Stage.Training));
        Assert.Equal(CycleHost.WholeCycle, await host.FactsAsync(cycle.CycleId));
    }

    [Fact]
    public async Task A_stage_that_gave_up_is_asked_again_from_the_last_good_fact()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        host.Script.Act = (stage, run, _) =>
            stage == Stage.Training && run < 4 ? throw new IOException("busy") : Task.CompletedTask;
        var cycle = Facts.Cycle();

        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleCompleted>();

        var told = await host.Tape.FindAsync<StageFailed>();
        Assert.Equal((Stage.Training, "IOException: busy", true), (told.Stage, told.Reason, told.Transient));
        Assert.Equal([1, 1, 1, 4, 1], Enum.GetValues<Stage>().Select(host.Script.Runs));
        Assert.Equal(2, (await host.StatusAsync(cycle.CycleId))!.Stages[3].Tries);
        Assert.Single(await host.FactsAsync(cycle.CycleId), "FeaturesSelected");
    }

    [Fact]
    public async Task A_stage_that_gives_up_too_often_fails_the_cycle()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store, o => o.Tries = 2);
        host.Script.Act = (stage, _, _) => stage == Stage.Data ? throw new IOException("no route") : Task.CompletedTask;

        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        var failed = await host.Tape.FindAsync<CycleFailed>();

        Assert.Equal("IOException: no route", failed.Reason);
        Assert.Equal(6, host.Script.Runs(Stage.Data)); // two tries of three runs each
        Assert.Equal(2, (await host.Tape.FindAllAsync<StageFailed>(2)).Count);
    }

    [Fact]
    public async Task A_stage_that_misses_its_deadline_is_asked_again()
    {
        await using var host = await CycleHost.StartAsync(
            _folder.Store,
            o => o.StageDeadlines[Stage.Selection] = TimeSpan.FromMilliseconds(100)
        );
        var release = new TaskCompletionSource();
        host.Script.Act = (stage, run, _) => stage == Stage.Selection && run == 1 ? release.Task : Task.CompletedTask;
        var cycle = Facts.Cycle();

        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleCompleted>();
        release.SetResult();

        Assert.True(host.Script.Runs(Stage.Selection) >= 2);
        Assert.Single(await host.FactsAsync(cycle.CycleId), "FeaturesSelected");
    }

    [Fact]
    public async Task A_stage_that_misses_every_deadline_fails_the_cycle()
    {
        await using var host = await CycleHost.StartAsync(
            _folder.Store,
            o => (o.StageDeadline, o.Tries) = (TimeSpan.FromMilliseconds(50), 2)
        );
        var release = new TaskCompletionSource();
        host.Script.Act = (_, _, _) => release.Task;

        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        var failed = await host.Tape.FindAsync<CycleFailed>();
        release.SetResult();

        Assert.Equal("Data did not end within 00:00:00.0500000 (try 2 of 2)", failed.Reason);
    }

    [Fact]
    public async Task A_host_that_stops_in_mid_stage_cancels_it_and_blames_nobody()
    {
        var cycle = Facts.Cycle();
        await using (var host = await CycleHost.StartAsync(_folder.Store))
        {
            host.Script.Act = (stage, _, token) =>
                stage == Stage.Features ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
            await host.PublishAsync(Facts.Start(cycle));
            await host.Tape.FindAsync<DataUpdated>();
        }

        await using var next = await CycleHost.StartAsync(_folder.Store, resumes: true);
        await next.Tape.FindAsync<CycleCompleted>();

        Assert.Equal(CycleHost.WholeCycle, await next.FactsAsync(cycle.CycleId));
    }

    [Fact]
    public async Task A_cancelled_cycle_ignores_what_comes_afterwards_and_makes_room()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var release = new TaskCompletionSource();
        host.Script.Act = (stage, run, _) => stage == Stage.Data && run == 1 ? release.Task : Task.CompletedTask;
        var (cycle, next) = (Facts.Cycle(), Facts.Cycle(attempt: 2));

        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleStarted>();
        await host.PublishAsync(new CancelCycle { CycleId = cycle.CycleId, Reason = "wrong month" });
        await host.Tape.FindAsync<CycleCancelled>();
        release.SetResult();
        await host.PublishAsync(Facts.Start(next));
        await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Attempt == 2);

        var status = await host.StatusAsync(cycle.CycleId);
        Assert.Equal(("Cancelled", "wrong month"), (status!.State, status.Reason));
        Assert.DoesNotContain("CycleCompleted", await host.FactsAsync(cycle.CycleId));
    }
}
