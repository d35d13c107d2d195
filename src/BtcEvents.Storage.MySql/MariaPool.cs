using System.Collections.Concurrent;
using BtcEvents.MariaDb;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// Connections to one server, a bounded number, each used by one caller at a time on the thread pool, because calls
/// block. A connection that fails in any way is closed, never handed out again.
/// </summary>
internal sealed class MariaPool(MariaDbOptions options) : IDisposable
{
    public const string Server = "MariaDB";

    private readonly MariaDbSettings _settings = options.ToSettings();
    private readonly ConcurrentStack<MariaDbConnection> _idle = new();
    private readonly SemaphoreSlim _free = new(options.PoolSize);
    private bool _disposed;

    /// <summary>Runs <paramref name="work"/> on a connection after <paramref name="begin"/>.</summary>
    /// <param name="begin">
    /// The first statements of a transaction. On a connection that has waited they are its proof of life: where they
    /// find it dead, for example after a restart of the server, the next one is tried, and at last a new one.
    /// </param>
    /// <param name="work">What is done on it; not repeated.</param>
    /// <param name="cancellationToken">Ends the wait for a connection.</param>
    /// <exception cref="ServerUnreachableException">The server is away.</exception>
    /// <exception cref="ServerRefusedException">The server refuses the user.</exception>
    public async Task<T> RunAsync<T>(Action<MariaDbConnection> begin, Func<MariaDbConnection, T> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Run(begin, work), cancellationToken);
        }
        catch (MariaDbException e) when (e.IsConnectionLost)
        {
            throw new ServerUnreachableException(Server, options.Address, e.Message, e);
        }
        catch (MariaDbException e) when (e.IsRefusal)
        {
            throw new ServerRefusedException(Server, options.Address, options.User, e.Message, e);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Closes the connections that wait; those in use are closed when their work ends.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryPop(out var connection))
        {
            connection.Dispose();
        }
    }

    private T Run<T>(Action<MariaDbConnection> begin, Func<MariaDbConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var connection = Take(begin);
        try
        {
            var result = work(connection);
            GiveBack(connection);
            return result;
        }
        catch
        {
            connection.Dispose(); // the server undoes what was not committed
            throw;
        }
    }

    private MariaDbConnection Take(Action<MariaDbConnection> begin)
    {
        while (_idle.TryPop(out var waiting))
        {
            try
            {
                begin(waiting);
                return waiting;
            }
            catch (MariaDbException e) when (e.IsConnectionLost)
            {
                waiting.Dispose();
            }
            catch
            {
                waiting.Dispose();
                throw;
            }
        }

        var connection = MariaDbConnection.Open(_settings);
        try
        {
            begin(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void GiveBack(MariaDbConnection connection)
    {
        _idle.Push(connection);
        if (_disposed && _idle.TryPop(out var late))
        {
            late.Dispose();
        }
    }
}
