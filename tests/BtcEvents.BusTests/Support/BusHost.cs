using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.Support;

/// <summary>
/// A host with the real bus and store of the embedded profile, in memory and in a folder of the test.
/// </summary>
internal sealed class BusHost : IAsyncDisposable
{
    private readonly IHost _host;

    private readonly string _store;

    private BusHost(IHost host, string store) => (_host, _store) = (host, store);

    public Tape Tape => Service<Tape>();

    public StageScript Script => Service<StageScript>();

    public Deliveries Deliveries => Service<Deliveries>();

    public static async Task<BusHost> StartAsync(
        string store,
        Action<IBusRegistrationConfigurator> bus,
        Action<IServiceCollection>? services = null,
        BusTransport? transport = null
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<Tape>().AddSingleton<StageScript>().AddSingleton<Deliveries>();
        StorePlace.Register(builder.Services, store);
        builder.Services.AddBtcEventsBus(
            b =>
            {
                b.AddReceiveObserver<Deliveries>(provider => provider.GetRequiredService<Deliveries>());
                bus(b);
            },
            transport
        );
        builder.Services.Configure<ConsumerRetryOptions>(o =>
            (o.Limit, o.MinInterval, o.MaxInterval) = (2, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5))
        );
        builder.Services.Configure<MassTransitHostOptions>(o => o.ConsumerStopTimeout = TimeSpan.FromMilliseconds(200));
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new BusHost(host, store);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task PublishAsync<T>(T message)
        where T : class => Service<OutboxPublisher>().PublishAsync(message, TestContext.Current.CancellationToken);

    /// <summary>
    /// Publishes past the outbox with an id of the test's choice, and waits until the endpoint is done with it.
    /// </summary>
    public async Task<Delivery> DeliverAsync(object message, string endpoint, Guid? messageId = null)
    {
        var id = messageId ?? NewId.NextGuid();
        await Service<IBus>()
            .Publish(
                message,
                message.GetType(),
                publish => publish.MessageId = id,
                TestContext.Current.CancellationToken
            );
        return await Deliveries.EndedAsync(endpoint, id);
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> read)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider, TestContext.Current.CancellationToken);
    }

    /// <summary>How many messages were ever written to the outbox.</summary>
    public Task<long> EverWrittenAsync() => StorePlace.EverWrittenAsync(_store);

    /// <summary>The messages that wait, due or not: type, cycle, and how often sending failed.</summary>
    public Task<IReadOnlyList<(string Type, string? Cycle, long Attempts)>> WaitingAsync() =>
        StorePlace.WaitingAsync(_store);

    /// <summary>What the schedule has started, as <c>symbol/month</c>.</summary>
    public Task<IReadOnlyList<string>> ScheduledAsync() => StorePlace.ScheduledAsync(_store);

    public Task<IReadOnlyList<RecordedFact>> JournalAsync(Guid cycleId) =>
        InScopeAsync((services, token) => services.GetRequiredService<IFactJournal>().OfCycleAsync(cycleId, token));

    public Task<CycleView?> StatusAsync(Guid cycleId) =>
        InScopeAsync((services, token) => services.GetRequiredService<ICycleReader>().FindAsync(cycleId, token));

    public async ValueTask DisposeAsync()
    {
        // A stage that is never cancelled would hold it for ever.
        await _host.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2), CancellationToken.None);
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }
}
