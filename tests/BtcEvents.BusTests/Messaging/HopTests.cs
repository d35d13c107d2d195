using System.Collections.Concurrent;
using System.Diagnostics;
using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Logging;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Messaging;

/// <summary>What facts say of how the message that caused them was worked off.</summary>
public sealed class HopTests : IDisposable
{
    private readonly StorePlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Every_fact_of_a_cycle_has_the_times_of_its_hop_in_the_journal_and_on_the_bus()
    {
        await using var host = await CycleHost.StartAsync(_place.Store);

        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        await host.Tape.FindAsync<CycleCompleted>();

        var facts = await host.JournalAsync(Facts.Cycle().CycleId);
        Assert.Equal(CycleHost.WholeCycle, facts.Select(fact => fact.Fact));
        Assert.Equal(
            [
                "monthly-cycle",
                "fetcher-double",
                "preprocessor-double",
                "selector-double",
                "trainer-double",
                "predictor-double",
                "monthly-cycle",
            ],
            facts.Select(fact => fact.Body.Hop?.Consumer)
        );
        Assert.All(facts, fact => AssertInOrder(fact.Body));
        Assert.All(facts, fact => Assert.Equal(1, fact.Body.Hop!.Tries));
        var heard = await host.Tape.FindAsync<ModelTrained>();
        Assert.Equal(facts.Single(fact => fact.Body is ModelTrained).Body.Hop, heard.Hop);
    }

    [Fact]
    public async Task Tries_are_counted_whatever_the_kind_of_failure()
    {
        await using var host = await BusHost.StartAsync(_place.Store, bus => bus.AddStageDoubles());
        host.Script.Act = (_, run, _) =>
            run switch
            {
                1 => throw new IOException("not yet"),
                2 => throw new StoreConflictException("lost a race", new IOException("version")),
                3 => throw new ServerUnreachableException("MariaDB", "db:3306", "away", new IOException("refused")),
                _ => Task.CompletedTask,
            };

        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");

        var fact = Assert.Single(await host.JournalAsync(Facts.Cycle().CycleId)).Body;
        Assert.IsType<FeaturesPrepared>(fact);
        Assert.Equal(4, fact.Hop!.Tries);
        AssertInOrder(fact);
    }

    [Fact]
    public async Task A_wait_for_a_turn_lies_before_the_work()
    {
        await using var host = await BusHost.StartAsync(_place.Store, bus => bus.AddStageDoubles());
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        var left = DateTimeOffset.MaxValue;
        host.Script.Act = async (_, run, _) =>
        {
            if (run == 1)
            {
                entered.SetResult();
                await leave.Task;
                left = DateTimeOffset.UtcNow;
            }
        };

        var first = host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");
        await entered.Task.WaitAsync(Tape.Patience, TestContext.Current.CancellationToken);
        var received = host.Deliveries.ReceivedAsync("preprocessor-double", 2);
        var second = host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle("2025-07")), "preprocessor-double");
        await received;
        leave.SetResult();
        await Task.WhenAll(first, second);

        var waited = Assert.Single(await host.JournalAsync(Facts.Cycle("2025-07").CycleId)).Body.Hop!;
        Assert.True(waited.ReceivedAt < left, $"received at {waited.ReceivedAt:O}, and had its turn after {left:O}");
        Assert.True(waited.StartedAt >= left, $"started at {waited.StartedAt:O}, before its turn at {left:O}");
    }

    [Fact]
    public async Task A_stage_that_failed_says_how_often_it_was_tried()
    {
        await using var host = await BusHost.StartAsync(_place.Store, bus => bus.AddStageDoubles());
        host.Script.Act = (_, _, _) => throw new IOException("busy");

        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");

        var fact = Assert.Single(await host.JournalAsync(Facts.Cycle().CycleId)).Body;
        Assert.IsType<StageFailed>(fact);
        Assert.Equal(("preprocessor-double", 3), (fact.Hop!.Consumer, fact.Hop.Tries));
        AssertInOrder(fact);
    }

    [Fact]
    public async Task A_fact_that_is_told_again_is_not_of_the_hop_that_tells_it()
    {
        await using var host = await BusHost.StartAsync(
            _place.Store,
            bus =>
            {
                bus.AddOrchestrator();
                bus.AddConsumer<TapeConsumer>();
            }
        );
        var known = (ModelTrained)Facts.Of(Stage.Training, Facts.Cycle());
        await RecordAsync(host, known);

        await host.PublishAsync(Facts.Start(Facts.Cycle(attempt: 2, plan: new CyclePlan { From = Stage.Forecast })));

        var told = await host.Tape.FindAsync<ModelTrained>();
        Assert.Equal((known.OccurredAt, 2), (told.OccurredAt, told.Cycle.Attempt));
        Assert.Null(told.Hop);
    }

    [Fact]
    public async Task What_no_consumer_published_has_no_hop()
    {
        await using var host = await BusHost.StartAsync(_place.Store, bus => bus.AddConsumer<TapeConsumer>());

        await host.PublishAsync((DataUpdated)Facts.Of(Stage.Data, Facts.Cycle()));

        Assert.Null((await host.Tape.FindAsync<DataUpdated>()).Hop);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task The_span_of_a_message_says_its_tries_and_its_wait(int failures, int tries)
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is DiagnosticHeaders.DefaultListenerName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await BusHost.StartAsync(_place.Store, bus => bus.AddStageDoubles());
        host.Script.Act = (_, run, _) => run <= failures ? throw new IOException("busy") : Task.CompletedTask;

        using var root = new Activity("test root").Start();
        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");

        bool IsOfMessage(Activity span) =>
            span.TraceId == root.TraceId && span.GetTagItem(BtcEventsTelemetry.TriesTag) is not null;
        await Watchdog.UntilAsync("the end of the message's span", () => spans.Any(IsOfMessage));
        // The next stage, in the same trace, may have ended too: it is tried as often.
        foreach (var span in spans.Where(IsOfMessage))
        {
            Assert.Equal(tries, span.GetTagItem(BtcEventsTelemetry.TriesTag));
            Assert.True((double)span.GetTagItem(BtcEventsTelemetry.WaitTag)! > 0);
        }
    }

    private static void AssertInOrder(ICycleFact fact)
    {
        var hop = fact.Hop!;
        DateTimeOffset[] times = [hop.SentAt!.Value, hop.ReceivedAt, hop.StartedAt, fact.OccurredAt];
        Assert.Equal(times.Order(), times);
        Assert.All(times, time => Assert.Equal(TimeSpan.Zero, time.Offset));
    }

    private static Task RecordAsync(BusHost host, ICycleFact fact) =>
        host.InScopeAsync(
            async (services, token) =>
            {
                var unit = services.GetRequiredService<IOperationalUnit>();
                unit.Record(new JournalEntry(fact, NewId.NextGuid(), null));
                await unit.CommitAsync(token);
                return true;
            }
        );
}
