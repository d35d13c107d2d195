using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Chooses what carries the messages. An implementation calls <paramref name="shared"/> with its bus factory
/// configurator, then configures its endpoints; everything else about the bus is the same for every transport.
/// </summary>
/// <param name="bus">What is being registered.</param>
/// <param name="shared">Settings that hold for every transport.</param>
public delegate void BusTransport(
    IBusRegistrationConfigurator bus,
    Action<IBusRegistrationContext, IBusFactoryConfigurator> shared
);
