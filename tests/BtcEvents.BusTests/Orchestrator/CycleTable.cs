using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>One host for all rows of the table; every row has a cycle of its own.</summary>
public sealed class CycleTable : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private int _cycles;

    internal BusHost Host { get; private set; } = null!;

    // A message leaves the outbox once it is sent: the store itself notes what ever entered it.
    public async ValueTask InitializeAsync()
    {
        Host = await BusHost.StartAsync(_folder.Store, bus => bus.AddOrchestrator());
        await using var store = Open();
        await store.ExecuteAsync(
            """
            create table said (seq integer primary key autoincrement, type text not null);
            create trigger note_said after insert on outbox
            begin insert into said (type) values (new.message_type); end;
            """
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>How many messages the saga has sent.</summary>
    internal async Task<long> CountSaidAsync()
    {
        await using var store = Open();
        return await store.ExecuteScalarAsync<long>("select count(*) from said");
    }

    /// <summary>Names of the messages after the first <paramref name="count"/>, in order.</summary>
    internal async Task<IEnumerable<string>> SaidSinceAsync(long count)
    {
        await using var store = Open();
        return (
            await store.QueryAsync<string>("select type from said where seq > @count order by seq", new { count })
        ).Select(type => type[(type.LastIndexOf(':') + 1)..]);
    }

    /// <summary>A cycle that has been brought into the state.</summary>
    internal async Task<CycleContext> InStateAsync(string state)
    {
        var number = Interlocked.Increment(ref _cycles);
        var cycle = Facts.Cycle($"{2000 + (number / 12)}-{(number % 12) + 1:00}");
        object[] way = state switch
        {
            "(none)" => [],
            "Running" => [Facts.Start(cycle)],
            "Running, at training" => [Facts.Start(cycle), Facts.Of(Stage.Selection, cycle)],
            "Completed" => [Facts.Start(cycle), Facts.Of(Stage.Forecast, cycle)],
            "Failed" => [Facts.Start(cycle), Facts.Failed(cycle, Stage.Data, transient: false)],
            "Failed, at training" =>
            [
                Facts.Start(cycle),
                Facts.Of(Stage.Selection, cycle),
                Facts.Failed(cycle, Stage.Training, transient: false),
            ],
            "Failed, another attempt open" =>
            [
                Facts.Start(cycle),
                Facts.Failed(cycle, Stage.Data, transient: false),
                Facts.Start(Facts.Cycle(cycle.Month, attempt: 2)),
            ],
            "Cancelled" => [Facts.Start(cycle), new CancelCycle { CycleId = cycle.CycleId }],
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
        foreach (var message in way)
        {
            await Host.DeliverAsync(message, "monthly-cycle");
        }

        return cycle;
    }

    internal static object Event(string name, CycleContext cycle) =>
        name switch
        {
            "Start" => Facts.Start(cycle),
            "DataUpdated" => Facts.Of(Stage.Data, cycle),
            "FeaturesPrepared" => Facts.Of(Stage.Features, cycle),
            "FeaturesSelected" => Facts.Of(Stage.Selection, cycle),
            "ModelTrained" => Facts.Of(Stage.Training, cycle),
            "ForecastMade" => Facts.Of(Stage.Forecast, cycle),
            "StageFailed, may pass" => Facts.Failed(cycle, Stage.Data, transient: true),
            "StageFailed, for good" => Facts.Failed(cycle, Stage.Data, transient: false),
            "StageDeadlinePassed" => new StageDeadlinePassed
            {
                Cycle = cycle,
                Stage = Stage.Data,
                Try = 1,
            },
            "StageDeadlinePassed of another try" => new StageDeadlinePassed
            {
                Cycle = cycle,
                Stage = Stage.Data,
                Try = 2,
            },
            "RetryCycle" => new RetryCycle { CycleId = cycle.CycleId },
            "CancelCycle" => new CancelCycle { CycleId = cycle.CycleId },
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    private SqliteConnection Open() => new($"Data Source={_folder.Store}");
}
