using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Orchestrator;

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

    [Fact]
    public async Task A_cycle_that_begins_late_without_earlier_facts_fails_with_a_sentence()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);

        await host.PublishAsync(Facts.Start(Facts.Cycle(plan: new CyclePlan { From = Stage.Training })));
        var failed = await host.Tape.FindAsync<CycleFailed>();

        Assert.Equal(
            "cannot start at Training: no FeaturesSelected is known for BTC-USD 2025-06; run it from Data first",
            failed.Reason
        );
        Assert.False((await host.Tape.FindAsync<CycleStartAnswered>()).Accepted);
    }

    [Fact]
    public async Task The_same_start_again_is_answered_and_nothing_is_doubled()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var cycle = Facts.Cycle();

        await host.PublishAsync(Facts.Start(cycle));
        await host.Tape.FindAsync<CycleCompleted>();
        await host.PublishAsync(Facts.Start(cycle));
        var answer = await host.Tape.FindAsync<CycleStartAnswered>(a => !a.Accepted);

        Assert.Equal("Completed", answer.State);
        Assert.Equal("BTC-USD 2025-06 attempt 1 is completed already; a new run takes attempt 2", answer.Reason);
        Assert.Equal(1, host.Script.Runs(Stage.Data));
    }

    [Fact]
    public async Task Another_attempt_waits_until_the_open_one_has_ended()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var release = new TaskCompletionSource();
        host.Script.Act = (stage, _, _) => stage == Stage.Features ? release.Task : Task.CompletedTask;
        var second = Facts.Cycle(attempt: 2);

        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        await host.Tape.FindAsync<DataUpdated>();
        await host.PublishAsync(Facts.Start(second));
        var refused = await host.Tape.FindAsync<CycleStartAnswered>(a => a.Cycle.Attempt == 2);
        release.SetResult();
        await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Attempt == 1);

        Assert.False(refused.Accepted);
        Assert.Contains(
            $"cycle {Facts.Cycle().CycleId} of BTC-USD 2025-06 is open",
            refused.Reason,
            StringComparison.Ordinal
        );
        Assert.Null(await host.StatusAsync(second.CycleId));

        await host.PublishAsync(Facts.Start(second));
        await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Attempt == 2);
    }

    [Theory]
    [InlineData("BTC-USD", "2025-13", 1, "'2025-13' is not a month")]
    [InlineData("bitcoin", "2025-06", 1, "'bitcoin' is not a symbol")]
    [InlineData("BTC-USD", "2025-06", 0, "attempts count from 1")]
    public async Task A_start_that_makes_no_sense_and_that_nobody_waits_for_ends_in_the_error_queue_with_the_reason(
        string symbol,
        string month,
        int attempt,
        string reason
    )
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);

        var start = new StartMonthlyCycle
        {
            Symbol = symbol,
            Month = month,
            Attempt = attempt,
        };
        var delivery = await host.DeliverAsync(start, "monthly-cycle");

        var cause = Assert.IsType<BadInputException>(delivery.Failure?.GetBaseException());
        Assert.Contains(reason, cause.Message, StringComparison.Ordinal);
        Assert.Equal(0, await host.EverWrittenAsync());
        Assert.Null(await host.StatusAsync(CycleIdentity.Of(symbol, month, attempt)));
    }

    [Fact]
    public async Task A_start_that_makes_no_sense_is_answered_where_someone_waits()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);

        var start = new StartMonthlyCycle { Month = "2025-13" };
        var answer = await host.InScopeAsync(
            (services, token) =>
                services
                    .GetRequiredService<IRequestClient<StartMonthlyCycle>>()
                    .GetResponse<CycleStartAnswered>(start, token)
        );

        Assert.False(answer.Message.Accepted);
        Assert.Equal("Rejected", answer.Message.State);
        Assert.Contains("'2025-13' is not a month", answer.Message.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_an_answer_gets_it()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);

        var answer = await host.InScopeAsync(
            (services, token) =>
                services
                    .GetRequiredService<IRequestClient<StartMonthlyCycle>>()
                    .GetResponse<CycleStartAnswered>(Facts.Start(Facts.Cycle()), token)
        );

        Assert.True(answer.Message.Accepted);
        Assert.Equal("Running", answer.Message.State);
        await host.Tape.FindAsync<CycleCompleted>();
        Assert.Equal(0, host.Tape.Count<CycleStartAnswered>());
    }
}
