using BtcEvents.Failures;

namespace BtcEvents.Storage.Operational;

/// <summary>
/// Everything that one scope (one consumed message, one command) writes to the operational store: it stands or falls
/// with <see cref="CommitAsync"/>. Reads hold no lock. Messages and facts may be added by several threads, the rest is
/// for one at a time.
/// </summary>
/// <remarks>
/// Two units that change the same thing race. Some stores tell the loser at once, others at the commit; either way it
/// is a <see cref="StoreConflictException"/>, and nothing of the loser is kept.
/// </remarks>
public interface IOperationalUnit : IAsyncDisposable
{
    /// <summary>The clock of every time that the store writes.</summary>
    TimeProvider Clock { get; }

    /// <summary>Whether the consumer has consumed the message.</summary>
    Task<bool> HasConsumedAsync(Guid messageId, Guid consumerId, CancellationToken cancellationToken);

    /// <summary>
    /// Marks the message as consumed by the consumer, with the commit, which fails as a whole where another copy has
    /// consumed one of those that were marked.
    /// </summary>
    void MarkConsumed(Guid messageId, Guid consumerId);

    /// <summary>Adds a fact to the journal; the same fact of the same cycle again is left out.</summary>
    void Record(JournalEntry fact);

    /// <summary>Adds a message that is sent after the commit.</summary>
    void Enqueue(OutboxMessage message);

    /// <summary>Takes back the messages of a type that still wait for a cycle.</summary>
    Task WithdrawAsync(Guid correlationId, string messageType, CancellationToken cancellationToken);

    /// <summary>
    /// The saga instance of a kind, or null. Where the store has one writer at a time, its turn begins here.
    /// </summary>
    Task<SagaDocument?> LoadSagaAsync(string kind, Guid id, CancellationToken cancellationToken);

    /// <summary>The saga instance of a kind, or null; for those who only look.</summary>
    Task<SagaDocument?> ReadSagaAsync(string kind, Guid id, CancellationToken cancellationToken);

    /// <summary>Adds a saga instance with version 1.</summary>
    /// <exception cref="StoreConflictException">It is already there.</exception>
    Task AddSagaAsync(string kind, Guid id, string doc, CancellationToken cancellationToken);

    /// <summary>Replaces the instance of <paramref name="version"/> by the next.</summary>
    /// <exception cref="StoreConflictException">Somebody else changed it meanwhile.</exception>
    Task UpdateSagaAsync(string kind, Guid id, int version, string doc, CancellationToken cancellationToken);

    /// <summary>Removes the instance of <paramref name="version"/>.</summary>
    /// <exception cref="StoreConflictException">Somebody else changed it meanwhile.</exception>
    Task RemoveSagaAsync(string kind, Guid id, int version, CancellationToken cancellationToken);

    /// <summary>
    /// Shows where a cycle stands to those who look (<see cref="ICycleReader"/>); written with the saga that decided
    /// it.
    /// </summary>
    Task ShowAsync(CycleView view, CancellationToken cancellationToken);

    /// <summary>Writes what was added and commits. Does nothing where there is nothing to write.</summary>
    /// <exception cref="DuplicateMessageException">Another copy has consumed the message meanwhile; nothing is
    /// kept.</exception>
    /// <exception cref="StoreConflictException">Another unit changed the same thing meanwhile; nothing is
    /// kept.</exception>
    /// <exception cref="ServerException">The server is away, or refuses the user; nothing is kept, unless it died while
    /// it committed.</exception>
    Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Undoes what is not committed, and forgets what was added.</summary>
    Task RollbackAsync();
}
