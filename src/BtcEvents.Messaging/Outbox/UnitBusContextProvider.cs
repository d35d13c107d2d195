using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.DependencyInjection;

namespace BtcEvents.Messaging;

/// <summary>Gives a scope its bus: the consumed message's own within a consumer, the unit's outside.</summary>
internal sealed class UnitBusContextProvider(
    IBus bus,
    Bind<IBus, IClientFactory> clients,
    Bind<IBus, IScopedConsumeContextProvider> consuming,
    IOperationalUnit unit,
    IServiceProvider services
) : IScopedBusContextProvider<IBus>
{
    public ScopedBusContext Context { get; } =
        consuming.Value.HasContext
            ? new ConsumeContextScopedBusContext(consuming.Value.GetContext(), clients.Value)
            : new UnitBusContext(bus, clients.Value, unit, services);
}
