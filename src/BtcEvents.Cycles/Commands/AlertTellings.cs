using System.Collections.Concurrent;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Cycles;

/// <summary>
/// Which channels have told people of which alert, heard on a queue that is gone with the listener.
/// </summary>
public sealed class AlertTellings : IAsyncDisposable
{
    private readonly ConcurrentQueue<AlertTold> _told = [];
    private HostReceiveEndpointHandle? _endpoint;

    private AlertTellings() { }

    /// <summary>What was heard, in order.</summary>
    public IReadOnlyList<AlertTold> Told => [.. _told];

    /// <summary>Listens on a bus that has started; none is missed from the return on.</summary>
    public static async Task<AlertTellings> ConnectAsync(IBusControl bus, CancellationToken cancellationToken)
    {
        var tellings = new AlertTellings();
        tellings._endpoint = bus.ConnectReceiveEndpoint(
            new TemporaryEndpointDefinition("alerts-told"),
            DefaultEndpointNameFormatter.Instance,
            endpoint =>
                endpoint.Handler<AlertTold>(context =>
                {
                    tellings._told.Enqueue(context.Message);
                    return Task.CompletedTask;
                })
        );
        await tellings._endpoint.Ready.WaitAsync(cancellationToken);
        return tellings;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _endpoint!.StopAsync();
}
