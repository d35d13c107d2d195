using BtcEvents.Failures;
using BtcEvents.Market;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// The SQLite file of the operational store. Write-ahead log with <c>synchronous=NORMAL</c>: a commit survives the
/// death of the process; a power cut may take the last commits, never the file.
/// </summary>
internal sealed class OperationalFile(string path) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // SQLite has one writer at a time and lets the others poll for it. Within the process they queue here instead,
    // which costs nothing and is fair; busy_timeout remains for other processes.
    private readonly SemaphoreSlim _writer = new(1);
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = (int)Patience.TotalSeconds,
    }.ToString();

    /// <summary>
    /// Makes the file ready before its first use. Looks before it writes: a file that is damaged or belongs to
    /// something else stays as it is.
    /// </summary>
    /// <exception cref="BadInputException">The file is damaged or foreign; the sentence names it.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0)
            {
                await RefuseForeignAsync(cancellationToken);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await using var connection = new SqliteConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync("pragma journal_mode=wal");
        }
        catch (SqliteException misplaced) when (SqliteTrouble.IsOfPlace(misplaced))
        {
            throw SqliteTrouble.Of(misplaced, path);
        }
        catch (SqliteException unreadable)
        {
            throw new BadInputException(
                $"{path}: not a readable operational store ({unreadable.SqliteErrorCode}: {Sentence(unreadable)}); "
                    + "restore a copy or move the file away",
                unreadable
            );
        }
    }

    /// <summary>An open connection with its settings applied.</summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            $"pragma busy_timeout={(int)Patience.TotalMilliseconds}; pragma synchronous=normal"
        );
        return connection;
    }

    /// <summary>A transaction that may write; waits for its turn.</summary>
    public async Task<WriteTransaction> BeginAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        if (!await _writer.WaitAsync(Patience, cancellationToken))
        {
            throw new TimeoutException($"{path}: another transaction has been writing for {Patience.TotalSeconds:0} s");
        }

        try
        {
            // deferred: false is BEGIN IMMEDIATE: the lock is taken now, so that it can never fail half-way through.
            return new WriteTransaction(connection.BeginTransaction(deferred: false), new Turn(_writer));
        }
        catch
        {
            _writer.Release();
            throw;
        }
    }

    /// <summary>Closes the pooled connections, which folds the write-ahead log into the file.</summary>
    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task RefuseForeignAsync(CancellationToken cancellationToken)
    {
        // Read-only: an open for writing could already change the file's header.
        var readOnly = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        await using var connection = new SqliteConnection(readOnly.ToString());
        await connection.OpenAsync(cancellationToken);
        var check = await connection.QueryFirstAsync<string>("pragma quick_check(1)");
        if (check != "ok")
        {
            throw new BadInputException(
                $"{path}: the operational store is damaged ({check}); restore a copy or move the file away"
            );
        }

        var tables = (
            await connection.QueryAsync<string>("select name from sqlite_master where type = 'table'")
        ).AsList();
        if (tables.Count > 0 && !tables.Contains(OperationalSchema.MigrationTable))
        {
            throw new BadInputException(
                $"{path}: a database, but not an operational store of BtcEvents (it has a table {tables[0]}); "
                    + $"choose another file"
            );
        }
    }

    private static string Sentence(SqliteException exception)
    {
        var quoted = exception.Message.Split('\'');
        return quoted.Length > 1 ? quoted[1] : exception.Message;
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        private SemaphoreSlim? _writer = writer;

        public void Dispose() => Interlocked.Exchange(ref _writer, null)?.Release();
    }
}
