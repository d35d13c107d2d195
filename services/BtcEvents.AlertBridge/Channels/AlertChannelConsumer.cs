using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Hands alerts to one channel, on an endpoint of the channel's own: its failures, tries and error queue are nobody
/// else's, and an alert that it has sent is not sent again because another channel failed.
/// </summary>
internal sealed class AlertChannelConsumer<TChannel>(TChannel channel, ToldBefore<TChannel> before, TimeProvider clock)
    : IConsumer<AlertRaised>,
        IConsumer<AlertResolved>,
        IConsumer<AlertsGrouped>
    where TChannel : class, IAlertChannel
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<AlertRaised> context) =>
        context.Message.IsGrouped
            ? Task.CompletedTask
            : TellAsync(context, AlertNotice.Of(context.Message, IdOf(context)));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<AlertResolved> context) =>
        context.Message.IsGrouped
            ? Task.CompletedTask
            : TellAsync(context, AlertNotice.Of(context.Message, IdOf(context)));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<AlertsGrouped> context) =>
        TellAsync(context, AlertNotice.Of(context.Message, IdOf(context)));

    // A message without one, which none of ours is, may be told twice rather than taken for another.
    private static Guid IdOf(ConsumeContext context) => context.GetOriginalMessageId() ?? NewId.NextGuid();

    private async Task TellAsync(ConsumeContext context, AlertNotice notice)
    {
        if (!before.Contains(notice.Id))
        {
            await channel.SendAsync(notice, context.CancellationToken);
            before.Add(notice.Id);
        }

        await context.Publish(
            new AlertTold
            {
                Channel = TChannel.Name,
                MessageId = notice.Id,
                Title = notice.Headline,
                OccurredAt = clock.GetUtcNow(),
            },
            context.CancellationToken
        );
    }
}
