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

/// <summary>The reporter's gauges over a store of one test.</summary>
internal sealed class GaugePlace : IAsyncDisposable
{
    /// <summary>Of the tests that use one: all of them hear the same meter.</summary>
    public const string Collection = "gauges of the reporter";

    private readonly StorePlace _place = new();
    private readonly MetricsPage _page = new(BtcEventsTelemetry.Name);
    private readonly ServiceProvider _services;

    /// <summary>Where its artefacts would lie.</summary>
    public ArtefactServer Server { get; } = new();

    public GaugePlace()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        StorePlace.Register(services, _place.Store);
        services.AddSingleton<IArtefactStore>(Server).AddStoreGauges();
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _page.Dispose();
        _place.Dispose();
    }

    /// <summary>The lines of one metric without comments, in the alphabet's order.</summary>
    public Task<string[]> LinesAsync(string metric) => _page.LinesAsync(metric);

    public Task EnqueueAsync(OutboxMessage message) =>
        StoreScope.DoAsync(
            _services,
            scope =>
            {
                scope.Unit.Enqueue(message);
                return Task.CompletedTask;
            }
        );

    public Task LookAsync() =>
        _services.GetServices<IHostedService>().OfType<StoreGauges>().Single().LookAsync(StoreFixture.Token);

    public Task ShowAsync(CycleContext cycle, string state) =>
        StoreScope.DoAsync(_services, scope => scope.Unit.ShowAsync(View(cycle, state), StoreFixture.Token));

    public Task RecordDriftAsync(string month, params string[] features) =>
        StoreScope.DoAsync(
            _services,
            scope =>
            {
                var cycle = Facts.Cycle(month);
                var drift = new DriftDetected
                {
                    Cycle = cycle,
                    OccurredAt = DateTimeOffset.UnixEpoch,
                    Features = features,
                    Reason = "tested",
                };
                scope.Unit.Record(new JournalEntry(drift, Guid.NewGuid(), null));
                scope.Unit.Record(new JournalEntry(Facts.Of(Stage.Training, cycle), Guid.NewGuid(), null));
                return scope.Unit.ShowAsync(View(cycle, CycleStates.Running), StoreFixture.Token);
            }
        );

    public Task RecordAsync(string month, double before, string state = CycleStates.Completed) =>
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
}

/// <summary>Where no artefact lies.</summary>
internal sealed class ArtefactServer : IArtefactStore
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
