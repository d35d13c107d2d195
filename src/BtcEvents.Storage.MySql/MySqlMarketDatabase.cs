using System.Data;
using BtcEvents.Failures;
using BtcEvents.Storage.Relational;
using MySqlConnector;

namespace BtcEvents.Storage.MySql;

/// <summary>The market store's database on a MariaDB or MySQL server.</summary>
internal sealed class MySqlMarketDatabase(MariaDbOptions options, bool migrate) : IMarketDatabase
{
    private const int Attempts = 8;

    private static readonly MySqlMarketDialect Dialect = new();

    private readonly MySqlServer _server = new(options);
    private readonly MySqlMigrator _migrator = new(options, Dialect);
    private volatile bool _ready;

    /// <inheritdoc />
    public string Name => _migrator.Name;

    /// <inheritdoc />
    /// <exception cref="ServerUnreachableException">The server is away.</exception>
    /// <exception cref="ServerRefusedException">The server refuses the user.</exception>
    /// <exception cref="BtcEvents.Failures.BadInputException">The database is not ours, or its schema has another
    /// version.</exception>
    public async Task<T> RunAsync<T>(
        bool write,
        Func<MarketTransaction, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        if (!_ready)
        {
            await CheckAsync(cancellationToken);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _server.RunAsync(
                    connection => TransactAsync(connection, write, work, cancellationToken),
                    cancellationToken
                );
            }
            catch (MySqlException e) when (MySqlFailures.IsConflict(e) && attempt < Attempts)
            {
                // Another writer was first, with a lock or with the same key: all is undone, and this one now sees what
                // the other wrote.
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt), cancellationToken);
            }
        }
    }

    /// <summary>Returns where the server answers and the schema has this program's version.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken) =>
        _ready = await _server.RunAsync(
            async connection =>
            {
                await _migrator.RunAsync(connection, migrate, cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc />
    public void Dispose() => _server.Dispose();

    // Readers see one state of the store; writers, who hold locks on what they depend on, see the newest, and lock no
    // gaps.
    private static async Task<T> TransactAsync<T>(
        MySqlConnection connection,
        bool write,
        Func<MarketTransaction, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = write
            ? await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
            : await connection.BeginTransactionAsync(IsolationLevel.Snapshot, isReadOnly: true, cancellationToken);
        var result = await work(new(connection, transaction, Dialect, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
