using System.Collections.Concurrent;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.Cycles;

/// <summary>How a channel fared with an alert.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="MessageId">The alert.</param>
/// <param name="Failure">Why people were not told; null where they were.</param>
/// <param name="HeardAt">When it was heard.</param>
public sealed record AlertTelling(string Channel, Guid MessageId, string? Failure, DateTimeOffset HeardAt);

/// <summary>
/// Which channels have told people of an alert, or given it up, heard on a queue that is gone with the listener.
/// </summary>
public sealed class AlertTellings : IAsyncDisposable
{
    private readonly ConcurrentQueue<AlertTelling> _all = [];
    private readonly SemaphoreSlim _news = new(0);
    private readonly TimeProvider _clock;
    private HostReceiveEndpointHandle? _endpoint;

    private AlertTellings(TimeProvider clock) => _clock = clock;

    /// <summary>What was heard, in order.</summary>
    public IReadOnlyCollection<AlertTelling> All => _all;

    /// <summary>Listens on a bus that has started; none is missed from the return on.</summary>
    public static async Task<AlertTellings> ConnectAsync(
        IBusControl bus,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var tellings = new AlertTellings(clock);
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

    /// <summary>
    /// Returns once it holds for what was heard, and at the latest after <paramref name="patience"/>.
    /// </summary>
    public async Task UntilAsync(
        Func<IReadOnlyCollection<AlertTelling>, bool> holds,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        using var patient = new CancellationTokenSource(patience, _clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patient.Token);
        try
        {
            while (!holds(_all))
            {
                await _news.WaitAsync(over.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Whoever asked looks at what there is.
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _endpoint!.StopAsync();
        _news.Dispose();
    }

    private Task Add(AlertTold told)
    {
        Add(told.Channel, told.MessageId, failure: null);
        return Task.CompletedTask;
    }

    private void Add(string channel, Guid messageId, string? failure)
    {
        _all.Enqueue(new(channel, messageId, failure, _clock.GetUtcNow()));
        _news.Release();
    }

    // A fault says neither which consumer it comes from nor which message it was, but by these.
    private Task Add(ConsumeContext<Fault<AlertRaised>> context)
    {
        var queue = context.SourceAddress?.Segments[^1] ?? "";
        if (AlertChannelQueues.ChannelOf(queue) is { } channel)
        {
            var failure = context.Message.Exceptions.FirstOrDefault()?.Message ?? "it does not say why";
            Add(channel, context.Message.FaultedMessageId ?? Guid.Empty, failure);
        }

        return Task.CompletedTask;
    }
}
