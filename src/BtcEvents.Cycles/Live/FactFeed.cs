using System.Reflection;
using System.Threading.Channels;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Cycles;

/// <summary>
/// The facts of every cycle as they go by on the bus, heard on a queue that is gone with the listener. Facts announce,
/// the stores tell: what a fact announces is stored already when it is heard.
/// </summary>
public sealed class FactFeed : ICycleSignal
{
    // A broker that restarts takes the queue and what was in it along: nobody may wait for a lost fact for ever.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    private static readonly MethodInfo HearOne = typeof(FactFeed).GetMethod(
        nameof(Hear),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    // One is enough: whoever is woken looks at everything.
    private readonly Channel<ICycleFact> _heard = Channel.CreateBounded<ICycleFact>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
    );
    private readonly TimeProvider _clock;
    private HostReceiveEndpointHandle? _endpoint;

    private FactFeed(TimeProvider clock) => _clock = clock;

    /// <summary>Listens on a bus that has started; no fact is missed from the return on.</summary>
    public static async Task<FactFeed> ConnectAsync(
        IBusControl bus,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var feed = new FactFeed(clock);
        feed._endpoint = bus.ConnectReceiveEndpoint(
            new TemporaryEndpointDefinition("facts"),
            DefaultEndpointNameFormatter.Instance,
            endpoint =>
            {
                foreach (var fact in FactJson.Types)
                {
                    HearOne.MakeGenericMethod(fact).Invoke(null, [endpoint, feed._heard.Writer]);
                }
            }
        );
        await feed._endpoint.Ready.WaitAsync(cancellationToken);
        return feed;
    }

    /// <inheritdoc />
    public async Task NextAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(AtMost, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await _heard.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing came: look all the same.
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _endpoint!.StopAsync();

    private static void Hear<T>(IReceiveEndpointConfigurator endpoint, ChannelWriter<ICycleFact> heard)
        where T : class, ICycleFact => endpoint.Handler<T>(async context => await heard.WriteAsync(context.Message));
}
