using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Messaging;

/// <summary>
/// Publishes from outside a consumer (a command line, a schedule): when the call returns the message is stored, and it
/// will be sent even if the process dies now. To publish together with other writes, take a scope's
/// <see cref="IPublishEndpoint"/> and <see cref="IOperationalUnit"/> and commit the unit.
/// </summary>
public sealed class OutboxPublisher(IServiceScopeFactory scopes)
{
    /// <summary>Stores the message for sending.</summary>
    public async Task PublishAsync<T>(T message, CancellationToken cancellationToken)
        where T : class
    {
        // The root of what follows.
        using var activity = BtcEventsTelemetry.Source.StartActivity("publish " + typeof(T).Name);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(message, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<IOperationalUnit>().CommitAsync(cancellationToken);
    }
}
