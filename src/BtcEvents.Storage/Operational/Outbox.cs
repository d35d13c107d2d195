namespace BtcEvents.Storage.Operational;

/// <summary>The messages that wait to be sent: what the dispatcher takes, and what a sender may still take back.</summary>
public static class Outbox
{
    /// <summary>Messages that are due, oldest first, at most <paramref name="limit"/>; claimed for this transaction where processes share the database.</summary>
    public static async Task<IReadOnlyList<OutboxRow>> DueAsync(OperationalSession session, int limit, CancellationToken cancellationToken)
    {
        var claim = session.Dialect.ClaimClause;
        if (claim.Length > 0)
        {
            await session.BeginAsync(cancellationToken);
        }

        var sql = $"""
            select seq, due, message_id, message_type, correlation_id, envelope, body, attempts from outbox
            where due <= @now order by due, seq limit @limit{claim}
            """;
        var parameters = new { now = UtcText.From(session.Clock.GetUtcNow()), limit };
        return [.. (await session.QueryAsync<Stored>(sql, parameters, cancellationToken)).Select(ToRow)];
    }

    /// <summary>When the next message is due, or null where none waits.</summary>
    public static async Task<DateTimeOffset?> NextDueAsync(OperationalSession session, CancellationToken cancellationToken)
    {
        var due = await session.QueryAsync<string?>("select min(due) from outbox", null, cancellationToken);
        return due is [{ } first] ? UtcText.Read(first) : null;
    }

    /// <summary>Removes messages that were sent.</summary>
    public static Task RemoveAsync(OperationalSession session, IEnumerable<long> sent, CancellationToken cancellationToken) =>
        session.ExecuteAsync([.. sent.Select(seq => new Statement("delete from outbox where seq = @seq", ("@seq", seq)))], cancellationToken);

    /// <summary>Puts a message that could not be sent off until <paramref name="due"/>, so that it holds up no other.</summary>
    public static Task PostponeAsync(OperationalSession session, long seq, DateTimeOffset due, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "update outbox set due = @due, attempts = attempts + 1 where seq = @seq",
            new { seq, due = UtcText.From(due) },
            cancellationToken);

    /// <summary>Takes back the messages of a type that still wait for a cycle; how many.</summary>
    public static Task<int> DropAsync(
        OperationalSession session, Guid correlationId, string messageType, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "delete from outbox where correlation_id = @id and message_type = @type",
            new { id = correlationId.ToString(), type = messageType },
            cancellationToken);

    internal static IEnumerable<Statement> Writing(OperationalSession session, IReadOnlyCollection<OutboxRow> rows)
    {
        var sql = $"""
            insert into outbox (due, message_id, message_type, correlation_id, envelope, body, attempts)
            values (@due, @id, @type, @correlation, {session.Dialect.JsonValue("@envelope")}, @body, 0)
            """;
        return rows.Select(row => new Statement(
            sql,
            ("@due", UtcText.From(row.Due)),
            ("@id", row.MessageId.ToString()),
            ("@type", row.MessageType),
            ("@correlation", row.CorrelationId?.ToString()),
            ("@envelope", row.Envelope),
            ("@body", row.Body)));
    }

    private static OutboxRow ToRow(Stored stored) => new()
    {
        Seq = stored.Seq,
        Due = UtcText.Read(stored.Due),
        MessageId = Guid.Parse(stored.Message_Id),
        MessageType = stored.Message_Type,
        CorrelationId = stored.Correlation_Id is null ? null : Guid.Parse(stored.Correlation_Id),
        Envelope = stored.Envelope,
        Body = stored.Body,
        Attempts = (int)stored.Attempts,
    };

    private sealed record Stored
    {
        public long Seq { get; init; }

        public string Due { get; init; } = "";

        public string Message_Id { get; init; } = "";

        public string Message_Type { get; init; } = "";

        public string? Correlation_Id { get; init; }

        public string Envelope { get; init; } = "";

        public string Body { get; init; } = "";

        public long Attempts { get; init; }
    }
}
