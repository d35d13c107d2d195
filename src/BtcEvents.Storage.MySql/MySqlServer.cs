using BtcEvents.Failures;
using MySqlConnector;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// Connections to one server: a bounded number, each used by one caller at a time and looked at before it is used
/// again.
/// </summary>
internal sealed class MySqlServer : IDisposable
{
    public const string Name = "MariaDB";

    private readonly MariaDbOptions _options;
    private readonly MySqlDataSource _source;

    // The driver's pool gives up on waiting after the connect timeout, as if the server were away: who waits for a busy
    // connection waits here.
    private readonly SemaphoreSlim _free;

    public MySqlServer(MariaDbOptions options)
    {
        var session = SessionOf(options);
        _options = options;
        _free = new(options.PoolSize);
        _source = new MySqlDataSourceBuilder(options.ToConnectionString())
            .UseName("market")
            .UseConnectionOpenedCallback(
                async (opened, cancellationToken) =>
                {
                    await using var command = new MySqlCommand(session, opened.Connection);
                    await command.ExecuteNonQueryAsync(cancellationToken);
                }
            )
            .Build();
    }

    /// <summary>Runs <paramref name="work"/> on a connection. What it leaves open is undone.</summary>
    /// <exception cref="ServerUnreachableException">The server is away.</exception>
    /// <exception cref="ServerRefusedException">The server refuses the user, or is not trusted.</exception>
    public async Task<T> RunAsync<T>(Func<MySqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (MySqlException failure) when (MySqlFailures.Describe(failure, _options) is not null)
        {
            throw MySqlFailures.Describe(failure, _options)!;
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _source.Dispose();

    // At every open, since the pool resets what the last user had set. Half the silence that we bear, so that a wait
    // for a lock ends as such and not as a lost connection.
    private static string SessionOf(MariaDbOptions options) =>
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', "
        + FormattableString.Invariant(
            $"innodb_lock_wait_timeout = {Math.Max(1, MariaDbOptions.Seconds(options.CommandTimeout) / 2)}"
        );
}
