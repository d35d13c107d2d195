using System.Globalization;
using BtcEvents.Failures;
using BtcEvents.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// The SQLite file of the market store: opens it, brings its schema up to date, runs work in transactions, and says in
/// one sentence when the file is damaged or is not a market store.
/// </summary>
internal sealed class SqliteMarketDatabase(string path) : IMarketDatabase
{
    private const long ApplicationId = 0x4254434D; // "BTCM" in the file's header: what tells our files from others
    private const int BusySeconds = 30;

    private static readonly SqliteMarketDialect Dialect = new();

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = BusySeconds,
    }.ToString();
    private bool _ready;

    /// <inheritdoc />
    public string Name => path;

    /// <inheritdoc />
    /// <remarks>A write takes the write lock at once, so that what it reads is still true when it writes.</remarks>
    /// <exception cref="InvalidDataException">The file is damaged, or is not a market store.</exception>
    /// <exception cref="BadInputException">It lies where it cannot be opened or written to.</exception>
    public async Task<T> RunAsync<T>(
        bool write,
        Func<MarketTransaction, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await PrepareAsync(cancellationToken);
            using var connection = Open();
            using var transaction = connection.BeginTransaction(deferred: !write);
            var result = await work(new(connection, transaction, Dialect, cancellationToken));
            transaction.Commit();
            return result;
        }
        catch (SqliteException misplaced) when (SqliteTrouble.IsOfPlace(misplaced))
        {
            throw SqliteTrouble.Of(misplaced, path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26) // SQLITE_CORRUPT, SQLITE_NOTADB
        {
            throw new InvalidDataException($"{path}: the file is damaged or is no SQLite database ({e.Message})", e);
        }
    }

    /// <summary>Closes the pooled connections to the file.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _gate.Dispose();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_ready)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                using var connection = Open();
                RefuseForeign(connection); // before anything is written to it
                Execute(connection, "PRAGMA journal_mode = WAL");
                Migrate(connection);
                _ready = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, $"PRAGMA busy_timeout = {BusySeconds * 1000}");
        return connection;
    }

    private void RefuseForeign(SqliteConnection connection)
    {
        var tables = (long)Scalar(connection, "SELECT COUNT(*) FROM sqlite_master")!;
        if (tables > 0 && (long)Scalar(connection, "PRAGMA application_id")! != ApplicationId)
        {
            throw new InvalidDataException(
                $"{path}: the file is a SQLite database of something else, and a market store is required"
            );
        }

        if (Scalar(connection, "PRAGMA quick_check(1)") is var answer and not "ok")
        {
            throw new InvalidDataException($"{path}: the database is damaged ({answer?.ToString()?.Split('\n')[^1]})");
        }
    }

    private void Migrate(SqliteConnection connection)
    {
        // A second process waits here, then finds nothing to do.
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, $"PRAGMA application_id = {ApplicationId}");
        Execute(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)");
        var version = (long)Scalar(connection, "SELECT COALESCE(MAX(version), 0) FROM schema_version")!;
        if (version > MarketMigrations.Latest)
        {
            throw new InvalidDataException(
                $"{path}: the schema has version {version}, and this program knows {MarketMigrations.Latest}: use "
                    + $"the newer program"
            );
        }

        for (var step = (int)version; step < MarketMigrations.Latest; step++)
        {
            Execute(connection, string.Join(';', MarketMigrations.Steps[step](Dialect)));
            Execute(
                connection,
                string.Create(CultureInfo.InvariantCulture, $"INSERT INTO schema_version (version) VALUES ({step + 1})")
            );
        }

        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
