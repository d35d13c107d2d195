using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.ServiceDefaults;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.Reporter;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.Reporter;

/// <summary>What the reporter's page of metrics says of the store.</summary>
public sealed class StoreGaugesTests : IAsyncDisposable
{
    private readonly StorePlace _place = new();
    private readonly ArtefactServer _server = new();
    private readonly MetricsPage _page = new(BtcEventsTelemetry.Name);
    private readonly ServiceProvider _services;

    public StoreGaugesTests()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        StorePlace.Register(services, _place.Store);
        services.AddSingleton<IArtefactStore>(_server).AddStoreGauges();
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _page.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task Cycles_are_counted_by_state_and_messages_that_wait_with_their_age()
    {
        await StoreScope.DoAsync(
            _services,
            async scope =>
            {
                await scope.Unit.ShowAsync(View(Facts.Cycle("2025-06"), CycleStates.Completed), StoreFixture.Token);
                await scope.Unit.ShowAsync(View(Facts.Cycle("2025-07"), CycleStates.Running), StoreFixture.Token);
                scope.Unit.Enqueue(StoreSamples.Message(1) with { Due = DateTimeOffset.UtcNow.AddHours(-2) });
            }
        );
        Assert.Empty(await _page.LinesAsync("btcevents_cycles"));

        await LookAsync();

        Assert.Equal(
            [
                "btcevents_cycles{state=\"cancelled\"} 0",
                "btcevents_cycles{state=\"completed\"} 1",
                "btcevents_cycles{state=\"failed\"} 0",
                "btcevents_cycles{state=\"running\"} 1",
            ],
            await _page.LinesAsync("btcevents_cycles")
        );
        Assert.Equal(["btcevents_outbox_messages 1"], await _page.LinesAsync("btcevents_outbox_messages"));
        var age = Assert.Single(await _page.LinesAsync("btcevents_outbox_age_seconds"));
        Assert.InRange(double.Parse(age.Split(' ')[1]), 7_199, 7_300);
    }

    [Fact]
    public async Task A_process_started_later_shows_the_newest_facts_and_the_outcome_that_two_forecasts_tell()
    {
        await RecordAsync("2025-05", 64_000);
        await RecordAsync("2025-06", 80_000);

        await LookAsync();

        Assert.Equal(
            ["btcevents_actual_change_percent{symbol=\"BTC-USD\"} 25"],
            await _page.LinesAsync("btcevents_actual_change")
        );
        Assert.Single(await _page.LinesAsync("btcevents_forecast_change_percent{"));
        // Its training record lies nowhere: that hides nothing else.
        Assert.Empty(await _page.LinesAsync("ml_feature_drift_score"));
    }

    [Fact]
    public async Task Facts_of_a_cycle_that_runs_are_shown_before_it_ends()
    {
        await LookAsync();
        Assert.Empty(await _page.LinesAsync("btcevents_forecast_change_percent{"));

        await RecordAsync("2025-06", 50_000, CycleStates.Running);
        await LookAsync();

        Assert.NotEmpty(await _page.LinesAsync("btcevents_forecast_change_percent{"));
    }

    [Fact]
    public async Task Months_that_failed_later_hide_nothing()
    {
        await RecordAsync("2025-05", 64_000);
        await RecordAsync("2025-06", 80_000);
        foreach (var month in (string[])["2025-07", "2025-08"])
        {
            await StoreScope.DoAsync(
                _services,
                scope => scope.Unit.ShowAsync(View(Facts.Cycle(month), CycleStates.Failed), StoreFixture.Token)
            );
        }

        await LookAsync();

        Assert.Single(await _page.LinesAsync("btcevents_forecast_change_percent{"));
        Assert.Single(await _page.LinesAsync("btcevents_actual_change_percent{"));
    }

    [Fact]
    public async Task Artefacts_that_are_away_hide_nothing_but_what_is_in_them_and_are_read_when_they_are_back()
    {
        _server.IsAway = true;
        await RecordAsync("2025-06", 80_000);

        await Assert.ThrowsAsync<ServerUnreachableException>(LookAsync);

        Assert.NotEmpty(await _page.LinesAsync("btcevents_cycles"));
        Assert.NotEmpty(await _page.LinesAsync("btcevents_outbox_messages"));
        Assert.Single(await _page.LinesAsync("btcevents_forecast_change_percent{"));

        _server.IsAway = false;
        await LookAsync();
        await LookAsync();
        Assert.Equal(2, _server.Asked); // and not once more than it must be
    }

    private Task LookAsync() =>
        _services.GetServices<IHostedService>().OfType<StoreGauges>().Single().LookAsync(StoreFixture.Token);

    private Task RecordAsync(string month, double before, string state = CycleStates.Completed) =>
        StoreScope.DoAsync(
            _services,
            scope =>
            {
                var cycle = Facts.Cycle(month);
                var forecast = (ForecastMade)Facts.Of(Stage.Forecast, cycle) with { BaseMeanClose = before };
                scope.Unit.Record(new JournalEntry(forecast, Guid.NewGuid(), null));
                scope.Unit.Record(new JournalEntry(Facts.Of(Stage.Training, cycle), Guid.NewGuid(), null));
                return scope.Unit.ShowAsync(View(cycle, state), StoreFixture.Token);
            }
        );

    private static CycleView View(CycleContext cycle, string state) =>
        new()
        {
            Cycle = cycle,
            State = state,
            Stage = Stage.Forecast,
            Try = 1,
            StartedAt = DateTimeOffset.UnixEpoch,
        };

    // Where no artefact lies.
    private sealed class ArtefactServer : IArtefactStore
    {
        public bool IsAway { get; set; }

        public int Asked { get; private set; }

        public Task<string> PutAsync(
            string kind,
            string extension,
            ReadOnlyMemory<byte> content,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task<byte[]> GetAsync(string reference, CancellationToken cancellationToken)
        {
            Asked++;
            throw IsAway
                ? new ServerUnreachableException("S3", "nowhere", "it is away")
                : new FileNotFoundException(reference);
        }
    }
}
