using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;
using MassTransit.Logging;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.Messaging;

public sealed class StageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Stage.Data, Stage.Features)]
    [InlineData(Stage.Training, Stage.Forecast)]
    public async Task A_stage_outside_the_plan_does_not_run(Stage from, Stage through)
    {
        await using var host = await BusHost.StartAsync(_folder.Store, bus => bus.AddStageDoubles());
        var cycle = Facts.Cycle(plan: new CyclePlan { From = from, Through = through });

        var delivery = await host.DeliverAsync(Facts.Of(Stage.Features, cycle), "selector-double");

        Assert.Null(delivery.Failure);
        Assert.Equal(0, host.Script.Runs(Stage.Selection));
        Assert.Equal(0, await host.EverWrittenAsync());
    }

    [Fact]
    public async Task A_failed_stage_says_so_once_and_the_message_ends_in_the_error_queue()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, bus => bus.AddStageDoubles());
        host.Script.Act = (_, _, _) => throw new IOException("busy");
        var id = NewId.NextGuid();

        var first = await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double", id);
        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double", id);

        Assert.IsType<IOException>(first.Failure);
        var told = Assert.Single(await host.JournalAsync(Facts.Cycle().CycleId));
        Assert.Equal(id, told.Causation);
        Assert.Equal("IOException: busy", Assert.IsType<StageFailed>(told.Body).Reason);
    }

    [Fact]
    public async Task A_stage_whose_parts_cannot_be_made_says_so_too()
    {
        // The consumer's own dependency is missing: it fails before the first line of the consumer runs.
        await using var host = await BusHost.StartAsync(
            _folder.Store,
            bus => bus.AddStageConsumer<UnbuildableConsumer, DataUpdated>(Stage.Features)
        );

        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "unbuildable");

        Assert.Equal("StageFailed", Assert.Single(await host.JournalAsync(Facts.Cycle().CycleId)).Fact);
    }

    [Fact]
    public async Task A_stage_that_begins_while_the_host_is_stopping_is_cancelled_and_blames_nobody()
    {
        await using var host = await BusHost.StartAsync(_folder.Store, bus => bus.AddStageDoubles());
        host.Script.Act = (_, _, token) => Task.Delay(Timeout.Infinite, token);
        host.Service<IHostApplicationLifetime>().StopApplication(); // the bus goes on: the instant before it stops

        var delivery = await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");

        Assert.IsAssignableFrom<OperationCanceledException>(delivery.Failure);
        Assert.Equal(0, await host.EverWrittenAsync());
    }

    [Fact]
    public async Task A_cycle_is_one_trace_and_every_stage_is_counted()
    {
        var spans = new ConcurrentBag<Activity>();
        var outcomes = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is BtcEventsTelemetry.Name or DiagnosticHeaders.DefaultListenerName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "btcevents.stage.outcomes")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>(
            (_, _, tags, _) => outcomes.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value)))
        );
        meters.Start();
        ActivitySource.AddActivityListener(listener);
        await using var host = await CycleHost.StartAsync(_folder.Store);

        using var root = new Activity("test root").Start();
        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        await host.Tape.FindAsync<CycleCompleted>();

        // A stage's spans end, and it is counted, after what it published was sent.
        var cycle = await Watchdog.UntilAsync(
            "the end of every stage's spans",
            () => Task.FromResult(spans.Where(span => span.TraceId == root.TraceId).ToList())!,
            seen => seen.Count(IsOfStage) >= 5 && seen.Any(IsOfPredictor) && outcomes.Contains("forecast completed"),
            seen => $"{seen.Count} spans, {outcomes.Count} outcomes"
        );
        Assert.Equal(
            ["data", "features", "forecast", "selection", "training"],
            cycle.Select(span => span.GetTagItem(BtcEventsTelemetry.StageTag)).OfType<string>().Order()
        );
        Assert.Equal(
            ["stage data", "stage features", "stage forecast", "stage selection", "stage training"],
            cycle.Where(IsOfStage).Select(span => span.DisplayName).Order()
        );
        var counted = cycle.Single(span => span.DisplayName == "stage training");
        var trained = (ModelTrained)Facts.Of(Stage.Training, Facts.Cycle());
        Assert.Equal(trained.Leaderboard.Count(line => !line.Baseline), counted.GetTagItem("btcevents.candidates"));
        Assert.Equal(1, counted.GetTagItem(BtcEventsTelemetry.TriesTag));
        Assert.Single(cycle, IsOfPredictor);
        Assert.Superset(
            new HashSet<string>
            {
                "data completed",
                "features completed",
                "selection completed",
                "training completed",
                "forecast completed",
            },
            outcomes.ToHashSet()
        );
    }

    [Theory]
    [InlineData(Stage.Data, Stage.Forecast, new[] { true, true, true, true, true })]
    [InlineData(Stage.Training, Stage.Training, new[] { false, false, false, true, false })]
    [InlineData(Stage.Features, Stage.Selection, new[] { false, true, true, false, false })]
    public void A_plan_runs_the_stages_from_its_first_through_its_last(Stage from, Stage through, bool[] runs)
    {
        var plan = new CyclePlan { From = from, Through = through };

        Assert.Equal(runs, Enum.GetValues<Stage>().Select(stage => plan.Runs(stage)));
        Assert.Null(plan.Fault());
    }

    [Theory]
    [InlineData(Stage.Forecast, Stage.Data, "the plan ends at Data before it begins at Forecast")]
    [InlineData((Stage)9, Stage.Forecast, "the plan names a stage that does not exist (from 9, through Forecast)")]
    public void A_plan_that_makes_no_sense_is_told(Stage from, Stage through, string sentence) =>
        Assert.Equal(sentence, new CyclePlan { From = from, Through = through }.Fault());

    private static bool IsOfStage(Activity span) => span.GetTagItem(BtcEventsTelemetry.StageTag) is not null;

    private static bool IsOfPredictor(Activity span) => span.OperationName == "predictor-double process";

    private interface INowhere;

    private sealed class UnbuildableConsumer(INowhere nowhere) : IConsumer<DataUpdated>
    {
        public Task Consume(ConsumeContext<DataUpdated> context) =>
            throw new InvalidOperationException(nowhere.ToString());
    }
}
