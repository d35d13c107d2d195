using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using JasperFx.Events;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// The journal: one stream of events for each cycle. The id of an event follows from its fact, so that the fact is
/// there once.
/// </summary>
internal sealed class MartenFactJournal(MartenUnit unit) : IFactJournal
{
    private const string Events = $"{MartenConfiguration.Schema}.mt_events";

    private const string LatestStream = $"""
        select stream_id from {Events} where type = ? and data -> 'cycle' ->> 'symbol' = ?
            and data -> 'cycle' ->> 'month' = ?
        order by seq_id desc limit 1
        """;

    /// <inheritdoc />
    public Task<IReadOnlyList<RecordedFact>> OfCycleAsync(Guid cycleId, CancellationToken cancellationToken) =>
        unit.ReadAsync(session => ReadAsync(session, cycleId, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<RecordedFact?> LatestAsync(
        Type fact,
        string symbol,
        string month,
        CancellationToken cancellationToken
    ) =>
        unit.ReadAsync(
            async session =>
            {
                var alias = session
                    .DocumentStore.Options.Events.AllKnownEventTypes()
                    .First(known => known.EventType == fact)
                    .Alias;
                var streams = await session.AdvancedSql.QueryAsync<Guid>(
                    LatestStream,
                    cancellationToken,
                    alias,
                    symbol,
                    month
                );
                return streams is [var latest, ..]
                    ? (await ReadAsync(session, latest, cancellationToken)).LastOrDefault(recorded =>
                        recorded.Body.GetType() == fact
                    )
                    : null;
            },
            cancellationToken
        );

    // A stage that runs twice has one outcome; but every failure is a fact of its own, however often a stage fails.
    internal static Guid IdOf(JournalEntry entry) =>
        CycleIdentity.Derive(
            "fact",
            entry.Fact.Cycle.CycleId.ToString(),
            entry.Fact.GetType().Name,
            entry.Fact is StageFailed or CycleFailed ? entry.MessageId.ToString() : ""
        );

    internal static void Append(IDocumentSession session, OrderedDictionary<Guid, JournalEntry> facts)
    {
        foreach (var cycle in facts.GroupBy(fact => fact.Value.Fact.Cycle.CycleId))
        {
            var entries = cycle.ToList();
            var appended = session.Events.Append(cycle.Key, entries.Select(entry => (object)entry.Value.Fact)).Events;
            foreach (var (recorded, (id, entry)) in appended.Zip(entries))
            {
                recorded.Id = id;
                // By it a fact and the message that announces it are found.
                recorded.CorrelationId = entry.MessageId.ToString();
                recorded.CausationId = entry.Causation?.ToString();
            }
        }
    }

    /// <summary>Which of the facts are in the journal already.</summary>
    internal static Task<IReadOnlyList<Guid>> KnownAsync(
        IQuerySession session,
        IEnumerable<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        session.AdvancedSql.QueryAsync<Guid>(
            $"select id from {Events} where id = any(?)",
            cancellationToken,
            ids.ToArray()
        );

    private static async Task<IReadOnlyList<RecordedFact>> ReadAsync(
        IQuerySession session,
        Guid cycleId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return [.. (await session.Events.FetchStreamAsync(cycleId, token: cancellationToken)).Select(ToFact)];
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            throw new InvalidDataException(
                $"the journal of cycle {cycleId} holds a fact that this program cannot read: {unreadable.Message}",
                unreadable
            );
        }
    }

    // Marten and JasperFx each have exceptions of these names, which share no base.
    private static bool IsUnreadable(Exception failure) =>
        failure.GetType().Name is "UnknownEventTypeException" or "EventDeserializationFailureException"
        || (failure.InnerException is { } cause && IsUnreadable(cause));

    private static RecordedFact ToFact(IEvent recorded) =>
        new()
        {
            Seq = recorded.Sequence,
            Fact = recorded.Data.GetType().Name,
            MessageId = Guid.TryParse(recorded.CorrelationId, out var message) ? message : Guid.Empty,
            Causation = Guid.TryParse(recorded.CausationId, out var causation) ? causation : null,
            RecordedAt = recorded.Timestamp,
            Body = (ICycleFact)recorded.Data,
        };
}
