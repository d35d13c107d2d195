using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>The messages that wait to be sent. A claim locks their rows; other dispatchers step over them.</summary>
internal sealed class MartenOutboxStore(MartenOperationalStore store) : IOutboxStore
{
    /// <summary>Takes back the messages of a cycle and a type.</summary>
    public const string Withdrawing = $"delete from {Table} where correlation_id = ? and data ->> 'messageType' = ?";

    private const string Table = $"{MartenConfiguration.Schema}.mt_doc_outbox";
    private const string Inbox = $"{MartenConfiguration.Schema}.mt_doc_inbox";

    /// <inheritdoc />
    public async Task<IOutboxClaim> ClaimDueAsync(int limit, CancellationToken cancellationToken)
    {
        const string due = $"select id, data from {Table} where due <= ? order by due limit ? for update skip locked";
        await store.PrepareAsync(cancellationToken);
        var session = store.Documents.LightweightSession();
        try
        {
            return await store.TellAsync(async () =>
            {
                await session.BeginTransactionAsync(cancellationToken);
                return new Claim(
                    store,
                    session,
                    await session.AdvancedSql.QueryAsync<WaitingMessage>(due, cancellationToken, Now, limit)
                );
            });
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            async session =>
            {
                var first = await session.AdvancedSql.QueryAsync<DateTimeOffset>(
                    $"select due from {Table} order by due limit 1",
                    cancellationToken
                );
                return first is [var next] ? next : (DateTimeOffset?)null;
            },
            cancellationToken
        );

    /// <inheritdoc />
    public Task<OutboxBacklog> BacklogAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            async session =>
            {
                var now = Now;
                var (messages, first) = (
                    await session.AdvancedSql.QueryAsync<long, DateTimeOffset>(
                        $"select row(count(*)), row(coalesce(min(due), ?)) from {Table} where due <= ?",
                        cancellationToken,
                        now,
                        now
                    )
                )[0];
                return new OutboxBacklog((int)messages, messages == 0 ? TimeSpan.Zero : now - first);
            },
            cancellationToken
        );

    /// <inheritdoc />
    public async Task ForgetConsumedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        await store.TellAsync(async () =>
        {
            await using var session = store.Documents.LightweightSession();
            session.QueueSqlCommand($"delete from {Inbox} where consumed < ?", before.ToUniversalTime());
            await session.SaveChangesAsync(cancellationToken);
        });
    }

    private DateTimeOffset Now => store.Clock.GetUtcNow();

    private sealed class Claim(
        MartenOperationalStore store,
        IDocumentSession session,
        IReadOnlyList<WaitingMessage> waiting
    ) : IOutboxClaim
    {
        public IReadOnlyList<OutboxMessage> Messages { get; } = [.. waiting.Select(message => message.ToMessage())];

        public Task SettleAsync(
            IReadOnlyCollection<OutboxMessage> sent,
            IReadOnlyCollection<PostponedMessage> postponed,
            CancellationToken cancellationToken
        )
        {
            session.QueueSqlCommand(
                $"delete from {Table} where id = any(?)",
                sent.Select(message => message.MessageId).ToArray()
            );
            session.Store(
                postponed.Select(one =>
                    WaitingMessage.Of(one.Message with { Due = one.Due, Attempts = one.Message.Attempts + 1 })
                )
            );
            return store.TellAsync(() => session.SaveChangesAsync(cancellationToken));
        }

        public ValueTask DisposeAsync() => session.DisposeAsync();
    }
}
