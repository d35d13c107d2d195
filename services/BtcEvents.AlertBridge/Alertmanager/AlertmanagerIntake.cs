using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Hands Alertmanager's alerts to the bus. It tells a firing alert again and again: each is taken once, by the same
/// inbox that keeps a consumer from taking a message twice.
/// </summary>
internal sealed class AlertmanagerIntake(IServiceScopeFactory scopes)
{
    private static readonly Guid Consumer = CycleIdentity.Derive("consumer", "alertmanager");

    /// <summary>Takes all that are new; when it returns they are committed.</summary>
    public async Task TakeAsync(AlertmanagerNotification notification, CancellationToken cancellationToken)
    {
        foreach (var alert in notification.Alerts)
        {
            await TakeAsync(alert, cancellationToken);
        }
    }

    private async Task TakeAsync(AlertmanagerAlert alert, CancellationToken cancellationToken)
    {
        var id = CycleIdentity.Derive("alertmanager", alert.Id, alert.IsResolved ? "resolved" : "firing");
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<IOperationalUnit>();
        if (await unit.HasConsumedAsync(id, Consumer, cancellationToken))
        {
            return;
        }

        unit.MarkConsumed(id, Consumer);
        var bus = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        await (
            alert.IsResolved
                ? bus.Publish(alert.ToResolved(), publish => publish.MessageId = id, cancellationToken)
                : bus.Publish(alert.ToRaised(), publish => publish.MessageId = id, cancellationToken)
        );
        try
        {
            await unit.CommitAsync(cancellationToken);
        }
        catch (DuplicateMessageException)
        {
            // Another copy of this service has taken it meanwhile.
        }
    }
}
