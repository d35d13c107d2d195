using System.Security.Cryptography;
using System.Text.Json;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// Keeps what one scope wants to write until the commit, which writes all of it in one transaction and one round trip. Where another
/// transaction was faster the commit is done again from what was kept, so that no work before it is: nothing is trained twice.
/// </summary>
internal sealed class MartenUnit(MartenOperationalStore store) : IOperationalUnit
{
    private const int MostTries = 12;

    private readonly Lock _gate = new();
    private readonly List<OutboxMessage> _messages = [];
    private readonly OrderedDictionary<Guid, JournalEntry> _facts = [];
    private readonly List<Change> _changes = [];
    private readonly Dictionary<(Type Type, string Id), object?> _told = [];
    private (Guid MessageId, Guid ConsumerId)? _consumed;

    /// <summary>Puts a change into the session of a commit; at a later try it looks first whether what it wants still holds.</summary>
    internal delegate Task Change(IDocumentSession session, bool again, CancellationToken cancellationToken);

    /// <inheritdoc />
    public TimeProvider Clock => store.Clock;

    /// <inheritdoc />
    public Task<bool> HasConsumedAsync(Guid messageId, Guid consumerId, CancellationToken cancellationToken) => ReadAsync(
        async session => await session.LoadAsync<InboxMark>(InboxMark.IdOf(messageId, consumerId), cancellationToken) is not null,
        cancellationToken);

    /// <inheritdoc />
    public void MarkConsumed(Guid messageId, Guid consumerId) => _consumed = (messageId, consumerId);

    /// <inheritdoc />
    public void Record(JournalEntry fact)
    {
        lock (_gate)
        {
            _facts.TryAdd(MartenFactJournal.IdOf(fact), fact);
        }
    }

    /// <inheritdoc />
    public void Enqueue(OutboxMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
        }
    }

    /// <inheritdoc />
    public Task WithdrawAsync(Guid correlationId, string messageType, CancellationToken cancellationToken)
    {
        Add((session, _, _) =>
        {
            session.QueueSqlCommand(MartenOutboxStore.Withdrawing, correlationId, messageType);
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<SagaDocument?> LoadSagaAsync(string kind, Guid id, CancellationToken cancellationToken) =>
        ReadSagaAsync(kind, id, cancellationToken);

    /// <inheritdoc />
    public async Task<SagaDocument?> ReadSagaAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(session => session.LoadAsync<SagaInstance>(SagaInstance.IdOf(kind, id), cancellationToken), cancellationToken);
        return found is null ? null : new(found.Version, found.State.GetRawText());
    }

    /// <inheritdoc />
    public Task AddSagaAsync(string kind, Guid id, string doc, CancellationToken cancellationToken)
    {
        var saga = new SagaInstance { Id = SagaInstance.IdOf(kind, id), State = JsonElement.Parse(doc) };
        Insert(saga, saga.Id, $"{kind} {id}");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task UpdateSagaAsync(string kind, Guid id, int version, string doc, CancellationToken cancellationToken)
    {
        var state = JsonElement.Parse(doc);
        Add(async (session, again, token) =>
        {
            // A new object for every try: Marten writes the next revision into it.
            var saga = new SagaInstance { Id = SagaInstance.IdOf(kind, id), Version = version, State = state };
            await RequireAsync(session, again, saga, kind, id, token);
            session.UpdateRevision(saga, version + 1);
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task RemoveSagaAsync(string kind, Guid id, int version, CancellationToken cancellationToken)
    {
        Add(async (session, _, token) =>
        {
            // Marten deletes whatever the revision is; so the row is locked, and looked at, first.
            await session.BeginTransactionAsync(token);
            var saga = new SagaInstance { Id = SagaInstance.IdOf(kind, id), Version = version };
            await session.AdvancedSql.QueryAsync<string>(
                $"select id from {MartenConfiguration.Schema}.mt_doc_saga where id = ? for update", token, saga.Id);
            await RequireAsync(session, again: true, saga, kind, id, token);
            session.Delete<SagaInstance>(saga.Id);
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task ShowAsync(CycleView view, CancellationToken cancellationToken)
    {
        Put(new ShownCycle { Id = view.Cycle.CycleId, StartedAt = view.StartedAt, View = view }, view.Cycle.CycleId.ToString());
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_consumed is null && _facts.Count + _messages.Count + _changes.Count == 0)
        {
            return;
        }

        await store.PrepareAsync(cancellationToken);
        await store.TellAsync(() => CommitAsync(1, cancellationToken));
        var anythingToSend = _messages.Count > 0;
        await RollbackAsync();
        if (anythingToSend)
        {
            store.Signal.Ring();
        }
    }

    /// <inheritdoc />
    public Task RollbackAsync()
    {
        _messages.Clear();
        _facts.Clear();
        _changes.Clear();
        _told.Clear();
        _consumed = null;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(RollbackAsync());

    /// <summary>Reads what is committed.</summary>
    internal Task<T> ReadAsync<T>(Func<IQuerySession, Task<T>> read, CancellationToken cancellationToken) => store.ReadAsync(read, cancellationToken);

    /// <summary>A document as this unit sees it: as it told, else as it is stored.</summary>
    internal async Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : class => _told.TryGetValue((typeof(T), id), out var told)
            ? (T?)told
            : await ReadAsync(session => session.LoadAsync<T>(id, cancellationToken), cancellationToken);

    /// <summary>Documents of a type that this unit told and that are not stored yet.</summary>
    internal IEnumerable<T> Told<T>() => _told.Values.OfType<T>();

    /// <summary>Adds a document that must not be there.</summary>
    internal void Insert<T>(T document, string id, string what)
        where T : class
    {
        Tell(document, id);
        Add(async (session, again, token) =>
        {
            if (again && await session.LoadAsync<T>(id, token) is not null)
            {
                throw new StoreConflictException(what);
            }

            session.Insert(document);
        });
    }

    /// <summary>Writes a document, whether it is there or not.</summary>
    internal void Put<T>(T document, string id)
        where T : class
    {
        Tell(document, id);
        Add((session, _, _) =>
        {
            session.Store(document);
            return Task.CompletedTask;
        });
    }

    /// <summary>From now on this unit sees the document.</summary>
    internal void Tell<T>(T document, string id)
        where T : class => _told[(typeof(T), id)] = document;

    /// <summary>From now on this unit sees the document no more.</summary>
    internal void Forget<T>(string id) => _told[(typeof(T), id)] = null;

    internal void Add(Change change) => _changes.Add(change);

    private static async Task RequireAsync(
        IDocumentSession session, bool again, SagaInstance saga, string kind, Guid id, CancellationToken cancellationToken)
    {
        if (again && (await session.LoadAsync<SagaInstance>(saga.Id, cancellationToken))?.Version != saga.Version)
        {
            throw new StoreConflictException($"{kind} {id}");
        }
    }

    private async Task CommitAsync(int tries, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(again: tries > 1, cancellationToken);
            return;
        }
        catch (Exception collision) when (PostgresFailures.IsCollision(collision))
        {
            if (tries == MostTries)
            {
                throw new StoreConflictException("what this message writes", collision);
            }

            await Task.Delay(RandomNumberGenerator.GetInt32(1, 4 << Math.Min(tries, 5)), cancellationToken);
        }
        catch (Exception broken) when (tries == 1 && PostgresFailures.IsAway(broken))
        {
            store.ForgetConnections(); // a pooled one may have outlived its server; if the server is away the next try says so
        }

        await CommitAsync(tries + 1, cancellationToken);
    }

    private async Task WriteAsync(bool again, CancellationToken cancellationToken)
    {
        await using var session = store.Documents.LightweightSession();
        if (again)
        {
            await LookAgainAsync(session, cancellationToken);
        }

        foreach (var change in _changes)
        {
            await change(session, again, cancellationToken);
        }

        if (_consumed is { } consumed)
        {
            session.Insert(new InboxMark { Id = InboxMark.IdOf(consumed.MessageId, consumed.ConsumerId), Consumed = Clock.GetUtcNow() });
        }

        MartenFactJournal.Append(session, _facts);
        session.Store(_messages.Select(WaitingMessage.Of));
        await session.SaveChangesAsync(cancellationToken);
    }

    // The stream is written before the inbox, so a copy of the same message collides there as well; and a fact may be known already.
    private async Task LookAgainAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        if (_consumed is { } consumed
            && await session.LoadAsync<InboxMark>(InboxMark.IdOf(consumed.MessageId, consumed.ConsumerId), cancellationToken) is not null)
        {
            await RollbackAsync();
            store.Signal.Ring(); // it may have been this very commit, whose answer was lost
            throw new DuplicateMessageException(consumed.MessageId);
        }

        foreach (var known in await MartenFactJournal.KnownAsync(session, _facts.Keys, cancellationToken))
        {
            _facts.Remove(known);
        }
    }
}
