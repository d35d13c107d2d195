using MassTransit;

namespace BtcEvents.BusTests.Support;

/// <summary>A message that an endpoint is done with, and the failure it ended in, if any.</summary>
internal sealed record Delivery(string Endpoint, Guid MessageId, Exception? Failure);

/// <summary>
/// Sees deliveries end, after commit and acknowledgement; so a test can wait for a message that changes nothing.
/// </summary>
internal sealed class Deliveries : IReceiveObserver
{
    private readonly Tape _received = new();
    private readonly Tape _ended = new();
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, Exception> _failures = [];

    public IEnumerable<Delivery> All => _ended.Messages.Cast<Delivery>();

    public Task<Delivery> EndedAsync(string endpoint, Guid messageId) =>
        _ended.FindAsync<Delivery>(d => d.Endpoint == endpoint && d.MessageId == messageId);

    /// <summary>The first message that the endpoint was done with.</summary>
    public Task<Delivery> EndedAsync(string endpoint) => _ended.FindAsync<Delivery>(d => d.Endpoint == endpoint);

    /// <summary>Returns once so many messages have come to the endpoint, ended or not.</summary>
    public Task ReceivedAsync(string endpoint, int count)
    {
        var seen = 0;
        return _received.FindAsync<string>(came => came == endpoint && ++seen >= count);
    }

    public Task PreReceive(ReceiveContext context)
    {
        _received.Add(context.InputAddress.Segments[^1]);
        return Task.CompletedTask;
    }

    public Task PostReceive(ReceiveContext context) => End(context, _failures.GetValueOrDefault(IdOf(context)));

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class
    {
        _failures[context.MessageId ?? Guid.Empty] = exception;
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception) => End(context, exception);

    private static Guid IdOf(ReceiveContext context) => context.GetMessageId() ?? Guid.Empty;

    private Task End(ReceiveContext context, Exception? failure)
    {
        _ended.Add(new Delivery(context.InputAddress.Segments[^1], IdOf(context), failure));
        return Task.CompletedTask;
    }
}
