using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// Puts a change into the session of a commit; at a later try it looks first whether what it wants still holds.
/// </summary>
internal delegate Task Change(IDocumentSession session, bool again, CancellationToken cancellationToken);

/// <summary>What one unit has told and not yet committed. Messages and facts may come from several threads.</summary>
internal sealed class PendingChanges
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Type Type, string Id), object?> _told = [];

    public HashSet<(Guid MessageId, Guid ConsumerId)> Consumed { get; } = [];

    public List<OutboxMessage> Messages { get; } = [];

    /// <summary>By the id of the event, in the order in which they were told.</summary>
    public OrderedDictionary<Guid, JournalEntry> Facts { get; } = [];

    public List<Change> Changes { get; } = [];

    public bool IsEmpty => Consumed.Count + Facts.Count + Messages.Count + Changes.Count == 0;

    public void Add(OutboxMessage message)
    {
        lock (_gate)
        {
            Messages.Add(message);
        }
    }

    public void Add(JournalEntry fact)
    {
        lock (_gate)
        {
            Facts.TryAdd(MartenFactJournal.IdOf(fact), fact);
        }
    }

    /// <summary>From now on the unit sees the document; null: it sees it no more.</summary>
    public void Tell<T>(string id, T? document)
        where T : class => _told[(typeof(T), id)] = document;

    /// <summary>Whether the unit has told of the document, and what.</summary>
    public bool TryFind<T>(string id, out T? document)
        where T : class
    {
        var found = _told.TryGetValue((typeof(T), id), out var told);
        document = (T?)told;
        return found;
    }

    /// <summary>Documents of a type that are told and not stored yet.</summary>
    public IEnumerable<T> Told<T>() => _told.Values.OfType<T>();

    public void Clear()
    {
        Messages.Clear();
        Facts.Clear();
        Changes.Clear();
        _told.Clear();
        Consumed.Clear();
    }
}
