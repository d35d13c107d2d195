using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Hands Alertmanager's alerts to the bus. It tells a firing alert again and again: each is taken once, by the same
/// inbox that keeps a consumer from taking a message twice. What is new in one notification is told in one message.
/// </summary>
internal sealed class AlertmanagerIntake(IServiceScopeFactory scopes)
{
    private static readonly Guid Consumer = CycleIdentity.Derive("consumer", "alertmanager");

    /// <summary>Takes all that are new; when it returns they are committed.</summary>
    public async Task TakeAsync(AlertmanagerNotification notification, CancellationToken cancellationToken)
    {
        while (!await TryTakeAsync(notification, cancellationToken))
        {
            // Another copy of this service has taken some meanwhile, which are not new any more.
        }
    }

    private async Task<bool> TryTakeAsync(AlertmanagerNotification notification, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<IOperationalUnit>();
        List<AlertmanagerAlert> fresh = [];
        foreach (var alert in notification.Alerts.DistinctBy(MessageIdOf))
        {
            if (!await unit.HasConsumedAsync(MessageIdOf(alert), Consumer, cancellationToken))
            {
                unit.MarkConsumed(MessageIdOf(alert), Consumer);
                fresh.Add(alert);
            }
        }

        if (fresh.Count == 0)
        {
            return true;
        }

        var bus = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        foreach (var alerts in fresh.GroupBy(alert => alert.IsResolved))
        {
            await PublishAsync(bus, [.. alerts], cancellationToken);
        }

        try
        {
            await unit.CommitAsync(cancellationToken);
            return true;
        }
        catch (DuplicateMessageException)
        {
            return false;
        }
    }

    private static async Task PublishAsync(
        IPublishEndpoint bus,
        IReadOnlyList<AlertmanagerAlert> alerts,
        CancellationToken cancellationToken
    )
    {
        var several = alerts.Count > 1;
        foreach (var alert in alerts)
        {
            object message = alert.IsResolved ? alert.ToResolved(several) : alert.ToRaised(several);
            await bus.Publish(message, publish => publish.MessageId = MessageIdOf(alert), cancellationToken);
        }

        if (several)
        {
            await bus.Publish(AlertmanagerGroup.Of(alerts), cancellationToken);
        }
    }

    private static Guid MessageIdOf(AlertmanagerAlert alert) =>
        CycleIdentity.Derive("alertmanager", alert.Id, alert.IsResolved ? "resolved" : "firing");
}
