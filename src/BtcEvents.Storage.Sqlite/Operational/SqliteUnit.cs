using BtcEvents.Storage.Operational;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// One connection and one transaction for one scope. The transaction begins at the first write, or at the load of a
/// saga that is about to be changed, so that work before it holds no lock; from there on nothing read changes before
/// the commit.
/// </summary>
internal sealed class SqliteUnit(SqliteOperationalStore store) : IOperationalUnit
{
    private readonly Lock _gate = new();
    private readonly List<OutboxMessage> _messages = [];
    private readonly List<JournalEntry> _facts = [];
    private readonly OrderedDictionary<(Guid MessageId, Guid ConsumerId), Statement> _consumed = [];
    private SqliteConnection? _connection;
    private WriteTransaction? _transaction;

    /// <inheritdoc />
    public TimeProvider Clock => store.Clock;

    /// <inheritdoc />
    public void Enqueue(OutboxMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
        }
    }

    /// <inheritdoc />
    public void Record(JournalEntry fact)
    {
        lock (_gate)
        {
            _facts.Add(fact);
        }
    }

    /// <inheritdoc />
    public Task<bool> HasConsumedAsync(Guid messageId, Guid consumerId, CancellationToken cancellationToken) =>
        Inbox.ContainsAsync(this, messageId, consumerId, cancellationToken);

    /// <inheritdoc />
    public void MarkConsumed(Guid messageId, Guid consumerId) =>
        _consumed[(messageId, consumerId)] = Inbox.Adding(this, messageId, consumerId);

    /// <inheritdoc />
    public Task WithdrawAsync(Guid correlationId, string messageType, CancellationToken cancellationToken) =>
        SqliteOutboxStore.WithdrawAsync(this, correlationId, messageType, cancellationToken);

    /// <inheritdoc />
    public Task<SagaDocument?> LoadSagaAsync(string kind, Guid id, CancellationToken cancellationToken) =>
        SagaTable.LoadAsync(this, kind, id, cancellationToken);

    /// <inheritdoc />
    public Task<SagaDocument?> ReadSagaAsync(string kind, Guid id, CancellationToken cancellationToken) =>
        SagaTable.ReadAsync(this, kind, id, cancellationToken);

    /// <inheritdoc />
    public Task AddSagaAsync(string kind, Guid id, string doc, CancellationToken cancellationToken) =>
        SagaTable.AddAsync(this, kind, id, doc, cancellationToken);

    /// <inheritdoc />
    public Task UpdateSagaAsync(string kind, Guid id, int version, string doc, CancellationToken cancellationToken) =>
        SagaTable.UpdateAsync(this, kind, id, version, doc, cancellationToken);

    /// <inheritdoc />
    public Task RemoveSagaAsync(string kind, Guid id, int version, CancellationToken cancellationToken) =>
        SagaTable.RemoveAsync(this, kind, id, version, cancellationToken);

    /// <inheritdoc />
    public Task ShowAsync(CycleView view, CancellationToken cancellationToken) =>
        SqliteCycleReader.WriteAsync(this, view, cancellationToken);

    /// <summary>Begins the transaction unless it has begun.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _connection ??= await store.OpenAsync(cancellationToken);
        _transaction ??= await store.BeginAsync(_connection, cancellationToken);
    }

    /// <summary>Reads; inside the transaction where one has begun.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql,
        object? parameters,
        CancellationToken cancellationToken
    )
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
            new(sql, parameters, _transaction!.Inner, cancellationToken: cancellationToken)
        );
    }

    /// <summary>
    /// Writes several statements, in the transaction and in their order; for each the number of rows touched.
    /// </summary>
    public async Task<IReadOnlyList<int>> ExecuteAsync(
        IReadOnlyList<Statement> statements,
        CancellationToken cancellationToken
    )
    {
        if (statements.Count == 0)
        {
            return [];
        }

        await BeginAsync(cancellationToken);
        return await Statement.ExecuteAsync(_connection!, _transaction!.Inner, statements, cancellationToken);
    }

    /// <inheritdoc />
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        var touched = await ExecuteAsync([.. Pending()], cancellationToken);
        var late = touched.Take(_consumed.Count).TakeWhile(rows => rows > 0).Count();
        if (late < _consumed.Count)
        {
            var (messageId, _) = _consumed.GetAt(late).Key;
            await RollbackAsync();
            throw new DuplicateMessageException(messageId);
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

    /// <inheritdoc />
    public async Task RollbackAsync()
    {
        _messages.Clear();
        _facts.Clear();
        _consumed.Clear();
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
        }
    }

    private IEnumerable<Statement> Pending() =>
        [.. _consumed.Values, .. SqliteFactJournal.Writing(this, _facts), .. SqliteOutboxStore.Writing(_messages)];
}
