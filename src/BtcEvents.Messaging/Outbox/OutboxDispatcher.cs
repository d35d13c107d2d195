using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Logging;
using MassTransit.Middleware;
using MassTransit.Serialization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BtcEvents.Messaging;

/// <summary>
/// Sends what waits in the outbox and is due, then removes it. A crash between the two sends a message twice, with the
/// same id, so that inboxes drop the copy. Woken by commits of this process; otherwise it polls.
/// </summary>
internal sealed class OutboxDispatcher(
    IBus bus,
    IOperationalStore store,
    IOutboxStore outbox,
    IOptions<OutboxOptions> options,
    HungTransport hung,
    ILogger<OutboxDispatcher> logger
) : BackgroundService
{
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestPostponement = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWhileAway = TimeSpan.FromSeconds(10);
    private DateTimeOffset _nextCleaning = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CleanInboxAsync(stoppingToken);
                var pause = await DispatchAsync(stoppingToken);
                if (pause > TimeSpan.Zero)
                {
                    await store.Signal.WaitAsync(pause, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                BusLog.DispatchFailed(logger, failure);
                await store
                    .Signal.WaitAsync(options.Value.PollInterval, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<TimeSpan> DispatchAsync(CancellationToken cancellationToken)
    {
        await using var claim = await outbox.ClaimDueAsync(options.Value.BatchSize, cancellationToken);
        if (claim.Messages.Count == 0)
        {
            await claim.DisposeAsync(); // gives it back before the sleep
            return Sleep(await outbox.NextDueAsync(cancellationToken));
        }

        var failures = await Task.WhenAll(claim.Messages.Select(message => TrySendAsync(message, cancellationToken)));
        await hung.ObserveAsync(failures, cancellationToken);
        var sent = claim.Messages.Zip(failures).Where(pair => pair.Second is null).Select(pair => pair.First).ToList();
        var postponed = claim
            .Messages.Zip(failures)
            .Where(pair => pair.Second is not null)
            .Select(pair => Postpone(pair.First, pair.Second!))
            .ToList();
        await claim.SettleAsync(sent, postponed, cancellationToken);
        return TimeSpan.Zero;
    }

    private PostponedMessage Postpone(OutboxMessage message, Exception failure)
    {
        var due = store.Clock.GetUtcNow() + Postponement(message.Attempts, failure);
        BusLog.MessagePostponed(logger, message.MessageId, message.MessageType, due, failure);
        BtcEventsTelemetry.MessagePostponed();
        return new(message, due);
    }

    private async Task<Exception?> TrySendAsync(OutboxMessage waiting, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.Value.SendTimeout);
        try
        {
            var message = new StoredMessage(waiting);
            var endpoint = await bus.GetSendEndpoint(message.Destination).WaitAsync(timeout.Token);
            var activity = LogContext.Current?.StartOutboxDeliverActivity(message);
            try
            {
                // Waits no longer than that, whatever the transport does: in the middle of a broker's restart it can
                // wait for an answer that never comes, and everything behind it would wait too.
                await endpoint
                    .Send(
                        new SerializedMessageBody(),
                        new OutboxMessageSendPipe(message, message.Destination),
                        timeout.Token
                    )
                    .WaitAsync(timeout.Token);
            }
            finally
            {
                activity?.Stop();
            }

            BtcEventsTelemetry.MessagePublished(waiting.MessageType);
            return null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return failure;
        }
    }

    private async Task CleanInboxAsync(CancellationToken cancellationToken)
    {
        var now = store.Clock.GetUtcNow();
        if (now < _nextCleaning)
        {
            return;
        }

        await outbox.ForgetConsumedAsync(now - options.Value.InboxRetention, cancellationToken);
        _nextCleaning = now + CleaningInterval;
    }

    private TimeSpan Sleep(DateTimeOffset? nextDue)
    {
        var untilDue = (nextDue - store.Clock.GetUtcNow()) ?? options.Value.PollInterval;

        // Due, and yet not ours to take: another process has it in hand. Looking at once again would only keep the
        // database busy.
        return untilDue <= TimeSpan.Zero || untilDue > options.Value.PollInterval
            ? options.Value.PollInterval
            : untilDue;
    }

    // Longer and longer for a message that the broker does not take; never long while the broker is away, since it
    // comes back.
    private TimeSpan Postponement(int attempts, Exception failure)
    {
        var longest = failure is ConnectionException or OperationCanceledException
            ? LongestWhileAway
            : LongestPostponement;
        var doubled = options.Value.PostponeBy * Math.Pow(2, Math.Min(attempts, 20));
        return doubled < longest ? doubled : longest;
    }
}
