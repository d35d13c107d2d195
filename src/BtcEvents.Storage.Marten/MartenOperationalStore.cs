using BtcEvents.Storage.Operational;
using Marten;
using Npgsql;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// The operational store on PostgreSQL, kept by Marten and shared by all processes: facts as events, one stream for
/// each cycle; all else as documents. Transactions are <c>read committed</c>: a version, a key or a claim decides
/// between writers.
/// </summary>
public sealed class MartenOperationalStore : IOperationalStore
{
    private readonly SemaphoreSlim _preparing = new(1);
    private readonly PostgresOptions _options;
    private readonly NpgsqlDataSource _source;
    private readonly Lazy<DocumentStore> _documents;
    private volatile bool _ready;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="BtcEvents.Failures.BadInputException">An option makes no sense; the sentence names
    /// it.</exception>
    public MartenOperationalStore(PostgresOptions options, OutboxSignal signal, TimeProvider clock)
    {
        (_options, Signal, Clock) = (options, signal, clock);
        // The name stands for it in metrics, in place of the connection string.
        _source = new NpgsqlDataSourceBuilder(options.ConnectionString()) { Name = "operational" }.Build();
        _documents = new(() => DocumentStore.For(store => MartenConfiguration.Apply(store, _source, clock)));
    }

    /// <inheritdoc />
    public OutboxSignal Signal { get; }

    /// <inheritdoc />
    public TimeProvider Clock { get; }

    internal DocumentStore Documents => _documents.Value;

    internal PostgresOptions Options => _options;

    /// <inheritdoc />
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_ready)
        {
            return;
        }

        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (!_ready)
            {
                await TellAsync(() => new MartenSchema(this).PrepareAsync(cancellationToken));
                _ready = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _preparing.Dispose();
        if (_documents.IsValueCreated)
        {
            await _documents.Value.DisposeAsync();
        }

        await _source.DisposeAsync();
    }

    /// <summary>An open connection, past Marten.</summary>
    internal async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    /// <summary>Closes the connections that wait: they may have outlived their server.</summary>
    internal void ForgetConnections() => _source.Clear();

    /// <summary>Reads in a session of its own.</summary>
    internal async Task<T> ReadAsync<T>(Func<IQuerySession, Task<T>> read, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await TellAsync(async () =>
        {
            await using var session = Documents.QuerySession();
            return await read(session);
        });
    }

    /// <summary>
    /// Does the work; where the server is to blame for its failure, the failure is a sentence about it.
    /// </summary>
    internal async Task<T> TellAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (PostgresFailures.Describe(failure, _options) is not null)
        {
            throw PostgresFailures.Describe(failure, _options)!;
        }
    }

    internal Task TellAsync(Func<Task> work) =>
        TellAsync(async () =>
        {
            await work();
            return true;
        });
}
