using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Support;

/// <summary>
/// Where the tests of the operational store's contract keep their stores: here SQLite files. The third ring has its own
/// of this name, on PostgreSQL, and runs the same tests.
/// </summary>
internal sealed class StorePlace : IDisposable
{
    /// <summary>Reads how many messages were ever written to the outbox.</summary>
    public const string EverWritten = "select coalesce(max(seq), 0) from sqlite_sequence where name = 'outbox'";

    private readonly TempFolder _folder = new();

    /// <summary>The store that most tests need.</summary>
    public string Store => _folder.Store;

    /// <summary>Another store of the same test.</summary>
    public string Another(string name) => _folder.File(name);

    public static IOperationalDialect Dialect(string store) => new SqliteDialect(store);

    public static void Register(IServiceCollection services, string store) => services.AddSqliteOperationalStore(store);

    public void Dispose() => _folder.Dispose();
}
