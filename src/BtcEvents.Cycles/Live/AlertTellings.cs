using System.Collections.Concurrent;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.Cycles;

/// <summary>How a channel fared with an alert.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="MessageId">The alert.</param>
/// <param name="Failure">Why people were not told; null where they were.</param>
public sealed record AlertTelling(string Channel, Guid MessageId, string? Failure);

/// <summary>
/// Which channels have told people of an alert, or given it up, heard on a queue that is gone with the listener.
/// </summary>
public sealed class AlertTellings : IAsyncDisposable
{
    private readonly ConcurrentQueue<AlertTelling> _all = [];
    private HostReceiveEndpointHandle? _endpoint;

    private AlertTellings() { }

    /// <summary>What was heard, in order.</summary>
    public IReadOnlyCollection<AlertTelling> All => _all;

    /// <summary>Listens on a bus that has started; none is missed from the return on.</summary>
    public static async Task<AlertTellings> ConnectAsync(IBusControl bus, CancellationToken cancellationToken)
    {
        var tellings = new AlertTellings();
        tellings._endpoint = bus.ConnectReceiveEndpoint(
            new TemporaryEndpointDefinition("alerts-told"),
            DefaultEndpointNameFormatter.Instance,
            endpoint =>
            {
                endpoint.Handler<AlertTold>(context => tellings.Add(context.Message));
                endpoint.Handler<Fault<AlertRaised>>(tellings.Add);
            }
        );
        await tellings._endpoint.Ready.WaitAsync(cancellationToken);
        return tellings;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _endpoint!.StopAsync();

    private Task Add(AlertTold told)
    {
        _all.Enqueue(new(told.Channel, told.MessageId, null));
        return Task.CompletedTask;
    }

    // A fault says neither which consumer it comes from nor which message it was, but by these.
    private Task Add(ConsumeContext<Fault<AlertRaised>> context)
    {
        var queue = context.SourceAddress?.Segments[^1] ?? "";
        if (AlertChannelQueues.ChannelOf(queue) is { } channel)
        {
            var failure = context.Message.Exceptions.FirstOrDefault()?.Message ?? "it does not say why";
            _all.Enqueue(new(channel, context.Message.FaultedMessageId ?? Guid.Empty, failure));
        }

        return Task.CompletedTask;
    }
}
