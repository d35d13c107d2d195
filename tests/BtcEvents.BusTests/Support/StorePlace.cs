using BtcEvents.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Support;

/// <summary>
/// Where the tests of the operational store's contract keep their stores: here SQLite files. The third ring has its own
/// of this name, on PostgreSQL, and runs the same tests.
/// </summary>
internal sealed class StorePlace : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The store that most tests need.</summary>
    public string Store => _folder.Store;

    /// <summary>Another store of the same test.</summary>
    public string Another(string name) => _folder.File(name);

    public static void Register(IServiceCollection services, string store) => services.AddSqliteOperationalStore(store);

    /// <summary>How many messages were ever written to the outbox.</summary>
    public static async Task<long> EverWrittenAsync(string store)
    {
        await using var connection = new SqliteConnection($"Data Source={store}");
        return await connection.ExecuteScalarAsync<long>(
            "select coalesce(max(seq), 0) from sqlite_sequence where name = 'outbox'"
        );
    }

    /// <summary>The messages that wait, due or not: type, cycle, and how often sending failed.</summary>
    public static async Task<IReadOnlyList<(string Type, string? Cycle, long Attempts)>> WaitingAsync(string store)
    {
        await using var connection = new SqliteConnection($"Data Source={store}");
        return (
            await connection.QueryAsync<(string, string?, long)>(
                "select message_type, correlation_id, attempts from outbox"
            )
        ).AsList();
    }

    /// <summary>What the schedule has started: month and symbol of each, in order.</summary>
    public static async Task<IReadOnlyList<string>> ScheduledAsync(string store)
    {
        await using var connection = new SqliteConnection($"Data Source={store}");
        return (
            await connection.QueryAsync<string>(
                "select symbol || '/' || month from scheduled_start order by month, symbol"
            )
        ).AsList();
    }

    /// <summary>Puts facts into the journal past the store, as an older program may have written them.</summary>
    public static async Task WriteHistoryAsync(
        string store,
        Guid cycle,
        IReadOnlyList<(string Type, string Json)> facts
    )
    {
        const string sql = """
            insert into journal (
                cycle_id, symbol, month, attempt, fact, fact_key, message_id, occurred_at, recorded_at, body)
            values (@cycle, 'BTC-USD', '2024-03', 1, @type, '', @cycle, @time, @time, @json)
            """;
        await using var connection = new SqliteConnection($"Data Source={store}");
        foreach (var (type, json) in facts)
        {
            await connection.ExecuteAsync(
                sql,
                new
                {
                    cycle = cycle.ToString(),
                    type,
                    json,
                    time = "2024-03-01T06:00:00.0000000Z",
                }
            );
        }
    }

    public void Dispose() => _folder.Dispose();
}
