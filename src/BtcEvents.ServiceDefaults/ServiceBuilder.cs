using BtcEvents.Failures;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// What a service's <c>Program.cs</c> says of it: which stores it adds, and what to the bus. Every service has the
/// operational store.
/// </summary>
public sealed class ServiceBuilder
{
    private readonly List<Action<IBusRegistrationConfigurator>> _consumers = [];

    internal ServiceBuilder(IServiceCollection services, IConfiguration settings) =>
        (Services, Settings) = (services, settings);

    /// <summary>Services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Its settings.</summary>
    public IConfiguration Settings { get; }

    /// <summary>What the service adds to the bus.</summary>
    public void UseBus(Action<IBusRegistrationConfigurator> consumers) => _consumers.Add(consumers);

    /// <summary>Adds pages of the service's own beside those that every service has.</summary>
    /// <param name="path">What of them is told to whoever asks for a page that there is not.</param>
    /// <param name="map">Maps them.</param>
    public void MapPages(string path, Action<IEndpointRouteBuilder> map) =>
        Services.AddSingleton(new ServicePages.Own(path, map));

    internal void AddCommon()
    {
        Services.AddDistributedOperationalStore(Settings);
        Services.AddSingleton<IServerProbe, RabbitMqProbe>();
        Services.AddBtcEventsBus(bus => _consumers.ForEach(add => add(bus)), RabbitMqTransport.Use);
    }
}
