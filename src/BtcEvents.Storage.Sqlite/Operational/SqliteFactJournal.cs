using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>The journal in the operational store.</summary>
internal sealed class SqliteFactJournal(SqliteUnit session) : IFactJournal
{
    private const string Select = "select seq, fact, message_id, causation, recorded_at, body from journal ";

    /// <inheritdoc />
    public Task<IReadOnlyList<RecordedFact>> OfCycleAsync(Guid cycleId, CancellationToken cancellationToken) =>
        ReadAsync("where cycle_id = @id order by seq", new { id = cycleId.ToString() }, cancellationToken);

    /// <inheritdoc />
    public async Task<RecordedFact?> LatestAsync(
        Type fact,
        string symbol,
        string month,
        CancellationToken cancellationToken
    )
    {
        const string latest = "where symbol = @symbol and month = @month and fact = @fact order by seq desc limit 1";
        var found = await ReadAsync(
            latest,
            new
            {
                symbol,
                month,
                fact = fact.Name,
            },
            cancellationToken
        );
        return found is [var one] ? one : null;
    }

    internal static IEnumerable<Statement> Writing(SqliteUnit session, IReadOnlyCollection<JournalEntry> entries)
    {
        const string sql = """
            insert into journal (
                cycle_id, symbol, month, attempt, fact, fact_key, message_id, causation, occurred_at, recorded_at, body)
            values (@cycle, @symbol, @month, @attempt, @fact, @key, @message, @causation, @occurred, @recorded, @body)
            on conflict (cycle_id, fact, fact_key) do nothing
            """;
        var now = UtcText.From(session.Clock.GetUtcNow());
        return entries.Select(entry => ToStatement(sql, entry, now));
    }

    // A stage that runs twice has one outcome; but every failure is a fact of its own, however often a stage fails.
    private static string KeyOf(JournalEntry entry) =>
        entry.Fact is StageFailed or CycleFailed ? entry.MessageId.ToString() : "";

    private static Statement ToStatement(string sql, JournalEntry entry, string now) =>
        new(
            sql,
            ("@cycle", entry.Fact.Cycle.CycleId.ToString()),
            ("@symbol", entry.Fact.Cycle.Symbol),
            ("@month", entry.Fact.Cycle.Month),
            ("@attempt", entry.Fact.Cycle.Attempt),
            ("@fact", entry.Fact.GetType().Name),
            ("@key", KeyOf(entry)),
            ("@message", entry.MessageId.ToString()),
            ("@causation", entry.Causation?.ToString()),
            ("@occurred", UtcText.From(entry.Fact.OccurredAt)),
            ("@recorded", now),
            ("@body", FactJson.Write(entry.Fact))
        );

    private async Task<IReadOnlyList<RecordedFact>> ReadAsync(
        string where,
        object parameters,
        CancellationToken cancellationToken
    ) => [.. (await session.QueryAsync<Stored>(Select + where, parameters, cancellationToken)).Select(ToFact)];

    private static RecordedFact ToFact(Stored stored) =>
        new()
        {
            Seq = stored.Seq,
            Fact = stored.Fact,
            MessageId = Guid.Parse(stored.Message_Id),
            Causation = stored.Causation is null ? null : Guid.Parse(stored.Causation),
            RecordedAt = UtcText.Read(stored.Recorded_At),
            Body = FactJson.Read(stored.Fact, stored.Body),
        };

    private sealed record Stored
    {
        public long Seq { get; init; }

        public string Fact { get; init; } = "";

        public string Message_Id { get; init; } = "";

        public string? Causation { get; init; }

        public string Recorded_At { get; init; } = "";

        public string Body { get; init; } = "";
    }
}
