using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>What becomes of a start: taken, taken before, kept out by another attempt, or senseless.</summary>
public sealed class CycleStartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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

        var answer = await AskAsync(host, new StartMonthlyCycle { Month = "2025-13" });

        Assert.False(answer.Accepted);
        Assert.Equal("Rejected", answer.State);
        Assert.Contains("'2025-13' is not a month", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_for_an_answer_gets_it()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);

        var answer = await AskAsync(host, Facts.Start(Facts.Cycle()));

        Assert.True(answer.Accepted);
        Assert.Equal("Running", answer.State);
        await host.Tape.FindAsync<CycleCompleted>();
        Assert.Equal(0, host.Tape.Count<CycleStartAnswered>());
    }

    private static Task<CycleStartAnswered> AskAsync(BusHost host, StartMonthlyCycle start) =>
        host.InScopeAsync(
            async (services, token) =>
            {
                var client = services.GetRequiredService<IRequestClient<StartMonthlyCycle>>();
                return (await client.GetResponse<CycleStartAnswered>(start, token)).Message;
            }
        );
}
