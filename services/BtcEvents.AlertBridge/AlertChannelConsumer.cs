using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Hands alerts to one channel, on an endpoint of the channel's own: its failures, tries and error queue are nobody
/// else's, and an alert that it has sent is not sent again because another channel failed.
/// </summary>
public sealed class AlertChannelConsumer<TChannel>(TChannel channel) : IConsumer<AlertRaised>, IConsumer<AlertResolved>
    where TChannel : class, IAlertChannel
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<AlertRaised> context) =>
        channel.SendAsync(context.Message, context.CancellationToken);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<AlertResolved> context) =>
        channel.SendAsync(context.Message, context.CancellationToken);
}
