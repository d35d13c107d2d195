using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BtcEvents.Messaging;

/// <summary>The one bus of every host.</summary>
public static class BtcEventsBus
{
    /// <summary>
    /// Adds the bus with the consumers and sagas that <paramref name="configure"/> adds. Every endpoint gets a
    /// kebab-case name, retry by kind of failure, inbox and outbox. Needs an operational store
    /// (<see cref="IOperationalStore"/>). Reads the sections <c>ConsumerRetry</c> and <c>Outbox</c> of the host's
    /// settings.
    /// </summary>
    public static IServiceCollection AddBtcEventsBus(
        this IServiceCollection services,
        Action<IBusRegistrationConfigurator> configure,
        BusTransport? transport = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSettings<ConsumerRetryOptions>(ConsumerRetryOptions.Section);
        services.AddSettings<OutboxOptions>(OutboxOptions.Section);
        services
            .AddOptions<MassTransitHostOptions>()
            .Configure(o =>
            {
                o.WaitUntilStarted = true; // messages published before the endpoints are bound would be lost
                // Then consumers are cancelled; without it a stop waits for them for ever.
                o.ConsumerStopTimeout = TimeSpan.FromSeconds(15);
                o.StopTimeout = TimeSpan.FromSeconds(25);
            });
        services.AddHostedService<StorePreparation>();
        services.AddSingleton<StageFailures>();
        services.AddSingleton<LateStages>();
        services.AddSingleton<OutboxPublisher>();
        services.AddSingleton<HungTransport>();
        services.AddScoped<IOutboxContextFactory<IOperationalUnit>, UnitOutboxContextFactory>();
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            bus.AddConfigureEndpointsCallback((context, _, endpoint) => ConfigureEndpoint(context, endpoint));
            configure(bus);
            (transport ?? InMemoryTransport.Use)(bus, (_, factory) => CycleTopology.Apply(factory));
        });
        services.Replace(ServiceDescriptor.Scoped<IScopedBusContextProvider<IBus>, UnitBusContextProvider>());
        services.AddHostedService<OutboxDispatcher>(); // after the bus: it starts once there is something to send to
        return services;
    }

    // Order matters: retries lie outside the outbox, so that every try gets a scope, a unit and a transaction of its
    // own; the clock lies outside the retries, and what counts tries within.
    private static void ConfigureEndpoint(IRegistrationContext context, IReceiveEndpointConfigurator endpoint)
    {
        endpoint.UseHops(context);
        endpoint.CountUnread();
        ConsumerRetries.Apply(endpoint, context.GetRequiredService<IOptions<ConsumerRetryOptions>>().Value);
        endpoint.UseFilter(new TryFilter());
        var outbox = new OutboxConsumePipeSpecificationObserver<IOperationalUnit>(endpoint, context);
        endpoint.ConnectConsumerConfigurationObserver(outbox);
        endpoint.ConnectSagaConfigurationObserver(outbox);
    }
}
