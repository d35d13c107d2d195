namespace BtcEvents.Storage.Operational;

/// <summary>The messages that wait to be sent, as their dispatcher sees them.</summary>
public interface IOutboxStore
{
    /// <summary>
    /// Messages that are due, oldest first, at most <paramref name="limit"/>; no other dispatcher gets them while the
    /// claim lasts.
    /// </summary>
    Task<IOutboxClaim> ClaimDueAsync(int limit, CancellationToken cancellationToken);

    /// <summary>When the next message is due, or null where none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>How many messages are due and yet not sent, and since when the first of them.</summary>
    Task<OutboxBacklog> BacklogAsync(CancellationToken cancellationToken);

    /// <summary>Forgets messages consumed before <paramref name="before"/>.</summary>
    Task ForgetConsumedAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>What waits to be sent although it is due.</summary>
/// <param name="Messages">How many messages.</param>
/// <param name="Oldest">How long the one that waits longest has waited; zero where none does.</param>
public sealed record OutboxBacklog(int Messages, TimeSpan Oldest);

/// <summary>Messages in one dispatcher's hands. Disposed unsettled, they are given back as they were.</summary>
public interface IOutboxClaim : IAsyncDisposable
{
    /// <summary>The messages, the one due first before the others.</summary>
    IReadOnlyList<OutboxMessage> Messages { get; }

    /// <summary>Removes what was sent, puts off what was not, and ends the claim.</summary>
    /// <param name="sent">Messages that were sent.</param>
    /// <param name="postponed">Messages that could not be sent, each with the time of the next try.</param>
    /// <param name="cancellationToken">Ends the wait for the server; then nothing is settled.</param>
    Task SettleAsync(
        IReadOnlyCollection<OutboxMessage> sent,
        IReadOnlyCollection<PostponedMessage> postponed,
        CancellationToken cancellationToken
    );
}

/// <summary>A message that could not be sent.</summary>
/// <param name="Message">The message.</param>
/// <param name="Due">Not to be tried again before this time.</param>
public sealed record PostponedMessage(OutboxMessage Message, DateTimeOffset Due);
