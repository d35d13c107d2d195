using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Distributed;

/// <summary>What a command needs to start, move and follow cycles on the services: store, broker and facts.</summary>
internal sealed class CycleLink : IAsyncDisposable
{
    private readonly ServiceProvider _stores;
    private readonly FactFeed _facts;

    private CycleLink(ServiceProvider stores, BrokerLink broker, FactFeed facts) =>
        (_stores, Broker, _facts, Watch) = (stores, broker, facts, new CycleWatch(stores, facts));

    /// <summary>Sends commands.</summary>
    public BrokerLink Broker { get; }

    /// <summary>Looks at cycles, and looks again when a fact comes.</summary>
    public CycleWatch Watch { get; }

    /// <summary>Connects.</summary>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public static async Task<CycleLink> ConnectAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var stores = ServerStores.Open(settings);
        BrokerLink? broker = null;
        try
        {
            broker = await BrokerLink.ConnectAsync(
                settings.As(service: null).Of<RabbitMqOptions>(RabbitMqOptions.Section),
                cancellationToken
            );
            return new(stores, broker, await broker.HearAsync(cancellationToken));
        }
        catch
        {
            await (broker?.DisposeAsync() ?? ValueTask.CompletedTask);
            await stores.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _facts.DisposeAsync();
        await Broker.DisposeAsync();
        await _stores.DisposeAsync();
    }
}
