namespace BtcEvents.Storage.Sqlite;

/// <summary>Which consumer has consumed which message, so that a message delivered again is applied once.</summary>
internal static class Inbox
{
    /// <summary>Whether the consumer has consumed the message. Holds no lock.</summary>
    public static async Task<bool> ContainsAsync(
        SqliteUnit session,
        Guid messageId,
        Guid consumerId,
        CancellationToken cancellationToken
    )
    {
        const string sql = "select 1 from inbox where message_id = @message and consumer_id = @consumer";
        var parameters = new { message = messageId.ToString(), consumer = consumerId.ToString() };
        return (await session.QueryAsync<int>(sql, parameters, cancellationToken)).Count > 0;
    }

    /// <summary>Forgets messages consumed before <paramref name="before"/>; how many.</summary>
    public static Task<int> ForgetAsync(
        SqliteUnit session,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        session.ExecuteAsync(
            "delete from inbox where consumed < @before",
            new { before = UtcText.From(before) },
            cancellationToken
        );

    // Touches no row where another copy was faster.
    internal static Statement Adding(SqliteUnit session, Guid messageId, Guid consumerId) =>
        new(
            """
            insert into inbox (message_id, consumer_id, consumed) values (@message, @consumer, @now)
            on conflict (message_id, consumer_id) do nothing
            """,
            ("@message", messageId.ToString()),
            ("@consumer", consumerId.ToString()),
            ("@now", UtcText.From(session.Clock.GetUtcNow()))
        );
}
