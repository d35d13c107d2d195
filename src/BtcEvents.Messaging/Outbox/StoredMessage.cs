using System.Text.Json;
using BtcEvents.Storage.Operational;
using MassTransit;
using MassTransit.Metadata;
using MassTransit.Middleware;
using MassTransit.Serialization;

namespace BtcEvents.Messaging;

/// <summary>A message of the outbox as the bus sees it.</summary>
internal sealed class StoredMessage : OutboxMessageContext
{
    private readonly OutboxMessage _message;
    private readonly OutboxEnvelope _envelope;

    public StoredMessage(OutboxMessage message)
    {
        _message = message;
        _envelope =
            JsonSerializer.Deserialize<OutboxEnvelope>(message.Envelope, FactJson.Options)
            ?? throw new InvalidDataException($"message {message.MessageId} in the outbox has no envelope");
        Headers = new DictionarySendHeaders(Read(_envelope.Headers)!);
        Properties = Read(_envelope.Properties)!;
    }

    public Uri Destination => _envelope.Destination;

    public long SequenceNumber => 0; // messages have no order among each other

    public Guid MessageId => _message.MessageId;

    public string ContentType => _envelope.ContentType;

    public string MessageType => _envelope.MessageTypes;

    public string Body => _message.Body;

    public IReadOnlyDictionary<string, object> Properties { get; }

    public Headers Headers { get; }

    public Guid? RequestId => _envelope.RequestId;

    public Guid? CorrelationId => _envelope.CorrelationId;

    public Guid? ConversationId => _envelope.ConversationId;

    public Guid? InitiatorId => _envelope.InitiatorId;

    public DateTime? ExpirationTime => _envelope.Expires;

    public Uri? SourceAddress => _envelope.Source;

    public Uri? DestinationAddress => _envelope.Destination;

    public Uri? ResponseAddress => _envelope.Response;

    public Uri? FaultAddress => _envelope.Fault;

    public DateTime? SentTime => _envelope.Sent;

    public HostInfo Host => HostMetadataCache.Host;

    Guid? MessageContext.MessageId => MessageId;

    private static Dictionary<string, object?> Read(string? json) =>
        (
            json is null
                ? null
                : SystemTextJsonMessageSerializer.Instance.DeserializeObject<Dictionary<string, object?>>(json)
        ) ?? new(StringComparer.OrdinalIgnoreCase);
}
