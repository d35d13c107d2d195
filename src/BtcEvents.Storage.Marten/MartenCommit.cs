using System.Security.Cryptography;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// Writes what a unit has told in one transaction and one round trip. Where another transaction was faster it is done
/// again from what was told, so that no work before it is: nothing is trained twice.
/// </summary>
internal sealed class MartenCommit(MartenOperationalStore store, PendingChanges pending)
{
    private const int MostTries = 12;
    private bool _connectedAnew;

    /// <summary>Returns when everything is written.</summary>
    /// <exception cref="DuplicateMessageException">Another copy has consumed the message meanwhile.</exception>
    /// <exception cref="StoreConflictException">Another unit changed the same thing meanwhile, or too many wanted
    /// to.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; !await TryAsync(tries, cancellationToken); tries++)
        {
            // What was in the way is looked at by the next try.
        }
    }

    private async Task<bool> TryAsync(int tries, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(again: tries > 1, cancellationToken);
            return true;
        }
        catch (Exception collision) when (PostgresFailures.IsCollision(collision))
        {
            if (tries == MostTries)
            {
                throw new StoreConflictException("what this message writes", collision);
            }

            // Those who collided should not meet again.
            await Task.Delay(RandomNumberGenerator.GetInt32(1, 4 << Math.Min(tries, 5)), cancellationToken);
            return false;
        }
        catch (Exception broken) when (!_connectedAnew && PostgresFailures.IsAway(broken))
        {
            _connectedAnew = true;
            // A pooled one may have outlived its server; if the server is away the next try says so.
            store.ForgetConnections();
            return false;
        }
    }

    private async Task WriteAsync(bool again, CancellationToken cancellationToken)
    {
        await using var session = store.Documents.LightweightSession();
        if (again)
        {
            await LookAgainAsync(session, cancellationToken);
        }

        foreach (var change in pending.Changes)
        {
            await change(session, again, cancellationToken);
        }

        foreach (var (messageId, consumerId) in pending.Consumed)
        {
            session.Insert(
                new InboxMark { Id = InboxMark.IdOf(messageId, consumerId), Consumed = store.Clock.GetUtcNow() }
            );
        }

        MartenFactJournal.Append(session, pending.Facts);
        session.Store(pending.Messages.Select(WaitingMessage.Of));
        await session.SaveChangesAsync(cancellationToken);
    }

    // The stream is written before the inbox, so a copy of the same message collides there as well; and a fact may be
    // known already.
    private async Task LookAgainAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        foreach (var (messageId, consumerId) in pending.Consumed)
        {
            if (
                await session.LoadAsync<InboxMark>(InboxMark.IdOf(messageId, consumerId), cancellationToken) is not null
            )
            {
                store.Signal.Ring(); // it may have been this very commit, whose answer was lost
                throw new DuplicateMessageException(messageId);
            }
        }

        foreach (var known in await MartenFactJournal.KnownAsync(session, pending.Facts.Keys, cancellationToken))
        {
            pending.Facts.Remove(known);
        }
    }
}
