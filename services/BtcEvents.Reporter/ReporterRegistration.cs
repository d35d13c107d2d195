using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Reporter;

/// <summary>Adds the reporter to a host's bus.</summary>
public static class ReporterRegistration
{
    /// <summary>The consumer on the endpoint <c>reporter</c>. Needs a market store and an artefact store.</summary>
    public static void AddReporter(this IBusRegistrationConfigurator bus)
    {
        bus.AddScoped<CycleReporting>();
        bus.AddConsumer<ReporterConsumer>().Endpoint(endpoint => endpoint.Name = "reporter");
    }

    /// <summary>What the operational store holds, as gauges on the service's page of metrics.</summary>
    public static IServiceCollection AddStoreGauges(this IServiceCollection services) =>
        services.AddSingleton<FactGauges>().AddHostedService<StoreGauges>();
}
