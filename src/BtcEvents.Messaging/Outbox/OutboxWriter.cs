using System.Text.Json;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Context;
using MassTransit.Serialization;

namespace BtcEvents.Messaging;

/// <summary>
/// Turns a message that is being sent into a row of the outbox; and into an entry of the journal where it is a fact.
/// </summary>
internal static class OutboxWriter
{
    public static void Write<T>(IOperationalUnit unit, SendContext<T> context, Guid? causation, HopClock? hop)
        where T : class
    {
        var messageId =
            context.MessageId
            ?? throw new MessageException(typeof(T), "a message without MessageId cannot pass the outbox");
        var message = hop?.Stamp(context.Message) ?? context.Message;
        if (message is ICycleFact fact)
        {
            unit.Record(new JournalEntry(fact, messageId, causation));
        }

        var now = unit.Clock.GetUtcNow();
        unit.Enqueue(
            new OutboxMessage
            {
                Due = now + (context.Delay ?? TimeSpan.Zero),
                MessageId = messageId,
                MessageType = context.SupportedMessageTypes[0],
                CorrelationId = context.CorrelationId,
                Envelope = JsonSerializer.Serialize(EnvelopeOf(context, now.UtcDateTime), FactJson.Options),
                Body = BodyOf(context, message),
            }
        );
    }

    private static OutboxEnvelope EnvelopeOf<T>(SendContext<T> context, DateTime now)
        where T : class =>
        new()
        {
            ConversationId = context.ConversationId,
            CorrelationId = context.CorrelationId,
            InitiatorId = context.InitiatorId,
            RequestId = context.RequestId,
            Source = context.SourceAddress,
            Destination =
                context.DestinationAddress
                ?? throw new MessageException(typeof(T), "a message without destination cannot pass the outbox"),
            Response = context.ResponseAddress,
            Fault = context.FaultAddress,
            Sent = context.SentTime ?? now,
            Expires = now + context.TimeToLive,
            ContentType = (context.ContentType ?? context.Serialization.DefaultContentType).ToString(),
            MessageTypes = string.Join(';', context.SupportedMessageTypes),
            Headers = Text(context.Headers.GetAll()),
            Properties = PropertiesOf(context),
        };

    // Written by the context, which holds the message as it was given.
    private static string BodyOf<T>(SendContext<T> context, T message)
        where T : class => context.Serializer.GetMessageBody(new SendContextProxy<T>(context, message)).GetString();

    private static string? PropertiesOf<T>(SendContext<T> context)
        where T : class
    {
        if (context is not TransportSendContext<T> transport)
        {
            return null;
        }

        var properties = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        transport.WritePropertiesTo(properties);
        properties.Remove("Delay"); // the due time of the row is the delay; brokers without a plugin have none
        return Text(properties!);
    }

    private static string? Text(IEnumerable<KeyValuePair<string, object>> values) =>
        SystemTextJsonMessageSerializer.Instance.SerializeDictionary(values);
}
