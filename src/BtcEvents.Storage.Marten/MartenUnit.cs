using System.Text.Json;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// What one scope wants to write is kept until its commit, see <see cref="MartenCommit"/>; until then only this unit
/// sees it.
/// </summary>
internal sealed class MartenUnit(MartenOperationalStore store) : IOperationalUnit
{
    private readonly PendingChanges _pending = new();

    /// <inheritdoc />
    public TimeProvider Clock => store.Clock;

    /// <inheritdoc />
    public Task<bool> HasConsumedAsync(Guid messageId, Guid consumerId, CancellationToken cancellationToken) =>
        ReadAsync(
            async session =>
                await session.LoadAsync<InboxMark>(InboxMark.IdOf(messageId, consumerId), cancellationToken)
                    is not null,
            cancellationToken
        );

    /// <inheritdoc />
    public void MarkConsumed(Guid messageId, Guid consumerId) => _pending.Consumed.Add((messageId, consumerId));

    /// <inheritdoc />
    public void Record(JournalEntry fact) => _pending.Add(fact);

    /// <inheritdoc />
    public void Enqueue(OutboxMessage message) => _pending.Add(message);

    /// <inheritdoc />
    public Task WithdrawAsync(Guid correlationId, string messageType, CancellationToken cancellationToken)
    {
        Add(
            (session, _, _) =>
            {
                session.QueueSqlCommand(MartenOutboxStore.Withdrawing, correlationId, messageType);
                return Task.CompletedTask;
            }
        );
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<SagaDocument?> LoadSagaAsync(string kind, Guid id, CancellationToken cancellationToken) =>
        ReadSagaAsync(kind, id, cancellationToken);

    /// <inheritdoc />
    public async Task<SagaDocument?> ReadSagaAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            session => session.LoadAsync<SagaInstance>(SagaInstance.IdOf(kind, id), cancellationToken),
            cancellationToken
        );
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
        Add(SagaChanges.Update(kind, id, version, JsonElement.Parse(doc)));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task RemoveSagaAsync(string kind, Guid id, int version, CancellationToken cancellationToken)
    {
        Add(SagaChanges.Remove(kind, id, version));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task ShowAsync(CycleView view, CancellationToken cancellationToken)
    {
        Put(
            new ShownCycle
            {
                Id = view.Cycle.CycleId,
                StartedAt = view.StartedAt,
                View = view,
            },
            view.Cycle.CycleId.ToString()
        );
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_pending.IsEmpty)
        {
            return;
        }

        await store.PrepareAsync(cancellationToken);
        try
        {
            await store.TellAsync(() => new MartenCommit(store, _pending).RunAsync(cancellationToken));
        }
        catch (DuplicateMessageException)
        {
            _pending.Clear();
            throw;
        }

        var anythingToSend = _pending.Messages.Count > 0;
        _pending.Clear();
        if (anythingToSend)
        {
            store.Signal.Ring();
        }
    }

    /// <inheritdoc />
    public Task RollbackAsync()
    {
        _pending.Clear();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(RollbackAsync());

    /// <summary>Reads what is committed.</summary>
    internal Task<T> ReadAsync<T>(Func<IQuerySession, Task<T>> read, CancellationToken cancellationToken) =>
        store.ReadAsync(read, cancellationToken);

    /// <summary>A document as this unit sees it: as it told, else as it is stored.</summary>
    internal async Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : class =>
        _pending.TryFind<T>(id, out var told)
            ? told
            : await ReadAsync(session => session.LoadAsync<T>(id, cancellationToken), cancellationToken);

    /// <summary>Documents of a type that this unit told and that are not stored yet.</summary>
    internal IEnumerable<T> Told<T>() => _pending.Told<T>();

    /// <summary>Adds a document that must not be there.</summary>
    internal void Insert<T>(T document, string id, string what)
        where T : class
    {
        Tell(document, id);
        Add(
            async (session, again, token) =>
            {
                if (again && await session.LoadAsync<T>(id, token) is not null)
                {
                    throw new StoreConflictException(what);
                }

                session.Insert(document);
            }
        );
    }

    /// <summary>Writes a document, whether it is there or not.</summary>
    internal void Put<T>(T document, string id)
        where T : class
    {
        Tell(document, id);
        Add(
            (session, _, _) =>
            {
                session.Store(document);
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>From now on this unit sees the document.</summary>
    internal void Tell<T>(T document, string id)
        where T : class => _pending.Tell(id, document);

    /// <summary>From now on this unit sees the document no more.</summary>
    internal void Forget<T>(string id)
        where T : class => _pending.Tell<T>(id, null);

    internal void Add(Change change) => _pending.Changes.Add(change);
}
