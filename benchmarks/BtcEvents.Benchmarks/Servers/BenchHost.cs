using BtcEvents.Messaging;
using BtcEvents.Storage.Marten;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>A host like a service's: the bus over RabbitMQ, inbox and outbox on PostgreSQL.</summary>
internal sealed class BenchHost(IHost host) : IAsyncDisposable
{
    public static async Task<BenchHost> StartAsync(
        BenchBroker broker,
        BenchDatabase database,
        Action<IBusRegistrationConfigurator> consumers,
        Action<IServiceCollection> services
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        services(builder.Services);
        builder.Services.AddSingleton(Microsoft.Extensions.Options.Options.Create(broker.Options));
        builder.Services.AddMartenOperationalStore(database.Options);
        builder.Services.AddBtcEventsBus(consumers, RabbitMqTransport.Use);
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public IBus Bus => host.Services.GetRequiredService<IBus>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
