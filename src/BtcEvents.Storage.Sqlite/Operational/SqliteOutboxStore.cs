using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// The messages that wait to be sent. One process owns the file, and one dispatcher the outbox: a claim holds nothing.
/// </summary>
internal sealed class SqliteOutboxStore(SqliteOperationalStore store) : IOutboxStore
{
    /// <inheritdoc />
    public async Task<IOutboxClaim> ClaimDueAsync(int limit, CancellationToken cancellationToken)
    {
        const string sql = """
            select due, message_id, message_type, correlation_id, envelope, body, attempts from outbox
            where due <= @now order by due, seq limit @limit
            """;
        await using var session = new SqliteUnit(store);
        var parameters = new { now = UtcText.From(store.Clock.GetUtcNow()), limit };
        return new Claim(
            store,
            [.. (await session.QueryAsync<Stored>(sql, parameters, cancellationToken)).Select(ToMessage)]
        );
    }

    /// <inheritdoc />
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var session = new SqliteUnit(store);
        var due = await session.QueryAsync<string?>("select min(due) from outbox", null, cancellationToken);
        return due is [{ } first] ? UtcText.Read(first) : null;
    }

    /// <inheritdoc />
    public async Task<OutboxBacklog> BacklogAsync(CancellationToken cancellationToken)
    {
        var now = store.Clock.GetUtcNow();
        await using var session = new SqliteUnit(store);
        var due = await session.QueryAsync<string>(
            "select due from outbox where due <= @now order by due",
            new { now = UtcText.From(now) },
            cancellationToken
        );
        return new(due.Count, due is [var first, ..] ? now - UtcText.Read(first) : TimeSpan.Zero);
    }

    /// <inheritdoc />
    public async Task ForgetConsumedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var session = new SqliteUnit(store);
        await Inbox.ForgetAsync(session, before, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    internal static Task WithdrawAsync(
        SqliteUnit session,
        Guid correlationId,
        string messageType,
        CancellationToken cancellationToken
    ) =>
        session.ExecuteAsync(
            "delete from outbox where correlation_id = @id and message_type = @type",
            new { id = correlationId.ToString(), type = messageType },
            cancellationToken
        );

    internal static IEnumerable<Statement> Writing(IReadOnlyCollection<OutboxMessage> messages) =>
        messages.Select(message => new Statement(
            """
            insert or replace into outbox (due, message_id, message_type, correlation_id, envelope, body, attempts)
            values (@due, @id, @type, @correlation, @envelope, @body, 0)
            """,
            ("@due", UtcText.From(message.Due)),
            ("@id", message.MessageId.ToString()),
            ("@type", message.MessageType),
            ("@correlation", message.CorrelationId?.ToString()),
            ("@envelope", message.Envelope),
            ("@body", message.Body)
        ));

    private static OutboxMessage ToMessage(Stored stored) =>
        new()
        {
            MessageId = Guid.Parse(stored.Message_Id),
            Due = UtcText.Read(stored.Due),
            MessageType = stored.Message_Type,
            CorrelationId = stored.Correlation_Id is null ? null : Guid.Parse(stored.Correlation_Id),
            Envelope = stored.Envelope,
            Body = stored.Body,
            Attempts = (int)stored.Attempts,
        };

    private sealed class Claim(SqliteOperationalStore store, IReadOnlyList<OutboxMessage> messages) : IOutboxClaim
    {
        public IReadOnlyList<OutboxMessage> Messages => messages;

        public async Task SettleAsync(
            IReadOnlyCollection<OutboxMessage> sent,
            IReadOnlyCollection<PostponedMessage> postponed,
            CancellationToken cancellationToken
        )
        {
            await using var session = new SqliteUnit(store);
            await session.ExecuteAsync([.. sent.Select(Removing), .. postponed.Select(Postponing)], cancellationToken);
            await session.CommitAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static Statement Removing(OutboxMessage message) =>
            new("delete from outbox where message_id = @id", ("@id", message.MessageId.ToString()));

        private static Statement Postponing(PostponedMessage postponed) =>
            new(
                "update outbox set due = @due, attempts = attempts + 1 where message_id = @id",
                ("@due", UtcText.From(postponed.Due)),
                ("@id", postponed.Message.MessageId.ToString())
            );
    }

    private sealed record Stored
    {
        public string Due { get; init; } = "";

        public string Message_Id { get; init; } = "";

        public string Message_Type { get; init; } = "";

        public string? Correlation_Id { get; init; }

        public string Envelope { get; init; } = "";

        public string Body { get; init; } = "";

        public long Attempts { get; init; }
    }
}
