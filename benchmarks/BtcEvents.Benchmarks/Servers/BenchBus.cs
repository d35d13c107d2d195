using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>Our transport alone: no stores, so neither inbox nor outbox.</summary>
internal sealed class BenchBus : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchBus(IHost host) => _host = host;

    public IBus Bus => _host.Services.GetRequiredService<IBus>();

    public static async Task<BenchBus> StartAsync(
        BenchBroker broker,
        Action<IBusRegistrationConfigurator>? consumers = null,
        Action<IServiceCollection>? services = null
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        services?.Invoke(builder.Services);
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(broker.Options));
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            consumers?.Invoke(bus);
            RabbitMqTransport.Use(bus, (_, _) => { });
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
