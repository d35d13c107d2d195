using System.Data;
using System.Data.Common;
using Dapper;

namespace BtcEvents.Storage.Operational;

/// <summary>
/// One connection and one transaction for one scope (one consumed message, one command). The transaction begins at
/// the first write, so that work before it holds no lock; saga, inbox, outbox, journal and registry stand or fall
/// with <see cref="CommitAsync"/>. Messages and facts may be added by several threads, the rest is for one at a time.
/// </summary>
public sealed class OperationalSession(OperationalStore store) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<OutboxRow> _messages = [];
    private readonly List<JournalEntry> _facts = [];
    private (Guid MessageId, Guid ConsumerId)? _consumed;
    private DbConnection? _connection;
    private OperationalTransaction? _transaction;
    private bool _written; // something has been done in the transaction, so it cannot simply begin again

    /// <summary>The clock of every time that the session writes.</summary>
    public TimeProvider Clock => store.Clock;

    /// <summary>The dialect of the database.</summary>
    public IOperationalDialect Dialect => store.Dialect;

    /// <summary>Adds a message that is sent after the commit.</summary>
    public void Add(OutboxRow message)
    {
        lock (_gate)
        {
            _messages.Add(message);
        }
    }

    /// <summary>Adds a fact to the journal; the same fact of the same cycle again is left out.</summary>
    public void Add(JournalEntry fact)
    {
        lock (_gate)
        {
            _facts.Add(fact);
        }
    }

    /// <summary>Marks the message as consumed by the consumer, with the commit.</summary>
    public void MarkConsumed(Guid messageId, Guid consumerId) => _consumed = (messageId, consumerId);

    /// <summary>
    /// Begins the transaction unless it has begun. On SQLite, which has one writer, nothing read from here on changes
    /// before the commit; on PostgreSQL only rows that the transaction itself has written stay as they are.
    /// </summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _connection ??= await store.OpenAsync(cancellationToken);
        _transaction ??= await store.Dialect.BeginAsync(_connection, cancellationToken);
    }

    /// <summary>Reads; inside the transaction where one has begun.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) => DoAsync<IReadOnlyList<T>>(
        inTransaction: _transaction is not null,
        async (connection, transaction) =>
            (await connection.QueryAsync<T>(new(sql, parameters, transaction, cancellationToken: cancellationToken))).AsList(),
        cancellationToken);

    /// <summary>Writes, in the transaction; the number of rows touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) => DoAsync(
        inTransaction: true,
        (connection, transaction) => connection.ExecuteAsync(new(sql, parameters, transaction, cancellationToken: cancellationToken)),
        cancellationToken);

    /// <summary>Writes several statements, in the transaction and in their order; for each the number of rows touched.</summary>
    public async Task<IReadOnlyList<int>> ExecuteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken) =>
        statements.Count == 0
            ? []
            : await DoAsync(
                inTransaction: true,
                (connection, transaction) => Statement.ExecuteAsync(connection, transaction!, statements, cancellationToken),
                cancellationToken);

    /// <summary>Writes what was added and commits. Does nothing where there is nothing to write.</summary>
    /// <exception cref="DuplicateMessageException">Another copy has consumed the message meanwhile; nothing is kept.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        var touched = await ExecuteAsync([.. Pending()], cancellationToken);
        if (_consumed is { } consumed && touched[0] == 0)
        {
            await RollbackAsync();
            throw new DuplicateMessageException(consumed.MessageId);
        }

        if (_transaction is not null)
        {
            await _transaction.Inner.CommitAsync(cancellationToken);
        }

        var anythingToSend = _messages.Count > 0;
        await RollbackAsync();
        if (anythingToSend)
        {
            store.Signal.Ring();
        }
    }

    /// <summary>Undoes what is not committed, and forgets what was added.</summary>
    public async Task RollbackAsync()
    {
        _messages.Clear();
        _facts.Clear();
        _consumed = null;
        await EndAsync();
        if (_connection is { State: not ConnectionState.Open })
        {
            await CloseAsync(); // it broke; the next statement shall get another one
        }
    }

    /// <summary>Undoes what is not committed and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        await RollbackAsync();
        await CloseAsync();
    }

    private IEnumerable<Statement> Pending() =>
    [
        .. _consumed is { } consumed ? [Inbox.Adding(this, consumed.MessageId, consumed.ConsumerId)] : Array.Empty<Statement>(),
        .. FactJournal.Writing(this, _facts),
        .. Outbox.Writing(this, _messages),
    ];

    // A pooled connection may have outlived its server. Where the first statement finds that out nothing is lost yet,
    // so it is done again on a new connection; later the caller must begin anew.
    private async Task<T> DoAsync<T>(
        bool inTransaction, Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await OnceAsync(inTransaction, work, cancellationToken);
        }
        catch (Exception broken) when (!_written && _connection is { State: not ConnectionState.Open } && ServerTrouble.IsAway(broken))
        {
            await EndAsync();
            await CloseAsync();
            return await OnceAsync(inTransaction, work, cancellationToken);
        }
    }

    private async Task<T> OnceAsync<T>(
        bool inTransaction, Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellationToken)
    {
        _connection ??= await store.OpenAsync(cancellationToken);
        if (inTransaction)
        {
            await BeginAsync(cancellationToken);
        }

        var result = await work(_connection, _transaction?.Inner);
        _written |= inTransaction;
        return result;
    }

    private async Task EndAsync()
    {
        var transaction = _transaction;
        (_transaction, _written) = (null, false);
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }
    }

    private async Task CloseAsync()
    {
        var connection = _connection;
        _connection = null;
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
