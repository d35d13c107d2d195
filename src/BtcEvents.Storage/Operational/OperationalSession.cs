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

    /// <summary>Begins the transaction unless it has begun: what is read from here on cannot change before the commit.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _connection ??= await store.OpenAsync(cancellationToken);
        _transaction ??= await store.Dialect.BeginAsync(_connection, cancellationToken);
    }

    /// <summary>Reads; inside the transaction where one has begun.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        _connection ??= await store.OpenAsync(cancellationToken);
        var command = new CommandDefinition(sql, parameters, _transaction?.Inner, cancellationToken: cancellationToken);
        return (await _connection.QueryAsync<T>(command)).AsList();
    }

    /// <summary>Writes, in the transaction; the number of rows touched.</summary>
    public async Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        return await _connection!.ExecuteAsync(
            new CommandDefinition(sql, parameters, _transaction!.Inner, cancellationToken: cancellationToken));
    }

    /// <summary>Writes what was added and commits. Does nothing where there is nothing to write.</summary>
    /// <exception cref="DuplicateMessageException">Another copy has consumed the message meanwhile; nothing is kept.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_consumed is { } consumed && !await Inbox.TryAddAsync(this, consumed.MessageId, consumed.ConsumerId, cancellationToken))
        {
            await RollbackAsync();
            throw new DuplicateMessageException(consumed.MessageId);
        }

        await FactJournal.WriteAsync(this, _facts, cancellationToken);
        await Outbox.WriteAsync(this, _messages, cancellationToken);
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
        var transaction = _transaction;
        _transaction = null;
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }
    }

    /// <summary>Undoes what is not committed and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        await RollbackAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }
    }
}
