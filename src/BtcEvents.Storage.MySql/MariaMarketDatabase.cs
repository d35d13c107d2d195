using BtcEvents.MariaDb;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.MySql;

/// <summary>The market store's database on a MariaDB or MySQL server.</summary>
internal sealed class MariaMarketDatabase(MariaDbOptions options, bool migrate) : IMarketDatabase
{
    private const int Attempts = 8;

    private readonly MariaPool _pool = new(options);
    private readonly MariaMigrator _migrator = new(options);
    private volatile bool _ready;

    /// <inheritdoc />
    public string Name => _migrator.Name;

    /// <inheritdoc />
    /// <exception cref="ServerUnreachableException">The server is away.</exception>
    /// <exception cref="ServerRefusedException">The server refuses the user.</exception>
    /// <exception cref="BtcEvents.Market.BadInputException">The database is not ours, or its schema has another version.</exception>
    public async Task<T> RunAsync<T>(bool write, Func<IMarketTransaction, T> work, CancellationToken cancellationToken)
    {
        if (!_ready)
        {
            await PrepareAsync(cancellationToken);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _pool.RunAsync(connection => Begin(connection, write), connection => Transact(connection, work), cancellationToken);
            }
            catch (MariaDbException e) when ((e.IsConflict || e.IsDuplicateKey) && attempt < Attempts)
            {
                // Another writer was first, with a lock or with the same key: all is undone, and this one now sees what the other wrote.
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt), cancellationToken);
            }
        }
    }

    /// <summary>Returns where the server answers and the schema has this program's version.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _pool.Dispose();

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _pool.RunAsync(
            connection => connection.Execute("DO 0"),
            connection =>
            {
                _migrator.Run(connection, migrate);
                return true;
            },
            cancellationToken);
        _ready = true;
    }

    // Readers see one state of the store; writers, who hold locks on what they depend on, see the newest, and lock no gaps.
    private static void Begin(MariaDbConnection connection, bool write)
    {
        connection.Execute(write ? "SET TRANSACTION ISOLATION LEVEL READ COMMITTED" : "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        connection.Execute(write ? "START TRANSACTION" : "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }

    private T Transact<T>(MariaDbConnection connection, Func<IMarketTransaction, T> work)
    {
        var result = work(new MariaMarketTransaction(connection, options.BulkProtocol && connection.TakesManyRows));
        connection.Execute("COMMIT");
        return result;
    }
}
