using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Messages within one process. What is under way when the process dies is lost; <c>RetryCycle</c> goes on.
/// </summary>
public static class InMemoryTransport
{
    /// <summary>See <see cref="BusTransport"/>.</summary>
    public static void Use(
        IBusRegistrationConfigurator bus,
        Action<IBusRegistrationContext, IBusFactoryConfigurator> shared
    ) =>
        bus.UsingInMemory(
            (context, factory) =>
            {
                shared(context, factory);
                factory.ConfigureEndpoints(context);
            }
        );
}
