using System.Collections.Concurrent;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;

namespace BtcEvents.Messaging;

/// <summary>
/// A message being consumed, with everything that its consumer sends going into the unit. Ids of outgoing messages
/// follow from the consumed one, so that a message consumed again after a crash announces nothing twice.
/// </summary>
internal sealed class UnitConsumeContext<TMessage>(
    ConsumeContext<TMessage> context,
    OutboxConsumeOptions options,
    IServiceProvider services,
    IOperationalUnit unit,
    Guid messageId,
    bool consumed
) : OutboxConsumeContextProxy<TMessage>(context, options, services)
    where TMessage : class
{
    private readonly ConcurrentDictionary<Type, int> _sent = [];

    public override bool ContinueProcessing { get; set; } = true;

    public override bool IsMessageConsumed => consumed;

    // The dispatcher delivers; from the pipe's view there is never anything left to do.
    public override bool IsOutboxDelivered => consumed;

    public override int ReceiveCount => 1;

    public override long? LastSequenceNumber => null;

    public override Task SetConsumed()
    {
        unit.MarkConsumed(messageId, ConsumerId);
        return Task.CompletedTask;
    }

    public override Task SetDelivered() => Task.CompletedTask;

    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() =>
        Task.FromResult(new List<OutboxMessageContext>());

    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;

    public override Task RemoveOutboxMessages() => Task.CompletedTask;

    public override Task AddSend<T>(SendContext<T> context)
    {
        var ordinal = _sent.AddOrUpdate(typeof(T), 1, (_, count) => count + 1);
        context.MessageId = CycleIdentity.Derive(
            "message",
            messageId.ToString(),
            ConsumerId.ToString(),
            typeof(T).Name,
            FormattableString.Invariant($"{ordinal}")
        );
        OutboxWriter.Write(unit, context, messageId, HopClock.Of(this));
        return Task.CompletedTask;
    }
}
