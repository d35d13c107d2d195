using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;

namespace BtcEvents.Messaging;

/// <summary>
/// The bus as a scope outside any consumer sees it: what it sends waits for the unit's commit. Requests go out at once.
/// </summary>
internal sealed class UnitBusContext(IBus bus, IClientFactory clients, IOperationalUnit unit, IServiceProvider services)
    : ScopedBusContext,
        OutboxSendContext
{
    public ISendEndpointProvider SendEndpointProvider => field ??= new OutboxSendEndpointProvider(this, bus);

    public IPublishEndpoint PublishEndpoint =>
        field ??= new PublishEndpoint(new OutboxPublishEndpointProvider(this, bus));

    public IScopedClientFactory ClientFactory =>
        field ??= new ScopedClientFactory(new ClientFactory(new ScopedClientFactoryContext(clients, services)), null);

    public object? GetService(Type serviceType) => services.GetService(serviceType);

    public Task AddSend<T>(SendContext<T> context)
        where T : class
    {
        OutboxWriter.Write(unit, context, causation: null, hop: null);
        return Task.CompletedTask;
    }
}
