using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Messaging;

/// <summary>
/// Inbox and outbox around one consumer: a message it has consumed is not given to it again, and what it writes and
/// sends is committed once it is done, or not at all.
/// </summary>
internal sealed class UnitOutboxContextFactory(
    IOperationalUnit unit,
    IServiceProvider services,
    ILogger<UnitOutboxContextFactory> logger
) : IOutboxContextFactory<IOperationalUnit>
{
    public async Task Send<T>(
        ConsumeContext<T> context,
        OutboxConsumeOptions options,
        IPipe<OutboxConsumeContext<T>> next
    )
        where T : class
    {
        var messageId = context.GetOriginalMessageId() ?? IdOfText(context.ReceiveContext);
        var consumed = await unit.HasConsumedAsync(messageId, options.ConsumerId, context.CancellationToken);
        try
        {
            await next.Send(new UnitConsumeContext<T>(context, options, services, unit, messageId, consumed));
            await unit.CommitAsync(context.CancellationToken);
        }
        catch (DuplicateMessageException duplicate)
        {
            BusLog.DuplicateUndone(logger, messageId, options.ConsumerType, duplicate);
        }
        catch
        {
            await unit.RollbackAsync();
            throw;
        }
    }

    // What a person typed has no id. Its text stands for it: the same text again is the same command. Taken from the
    // bytes, since the body of a RabbitMQ message gives the name of its type as its string.
    private static Guid IdOfText(ReceiveContext received) =>
        CycleIdentity.Derive("text", received.InputAddress.ToString(), Convert.ToHexString(received.Body.GetBytes()));

    public void Probe(ProbeContext context) =>
        context.CreateFilterScope("outboxContextFactory").Add("provider", "operationalStore");
}
