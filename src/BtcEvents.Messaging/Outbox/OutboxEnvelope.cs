namespace BtcEvents.Messaging;

/// <summary>What must be known, beside the body, to send a stored message as if it were sent now.</summary>
internal sealed record OutboxEnvelope
{
    public Guid? ConversationId { get; init; }

    public Guid? CorrelationId { get; init; }

    public Guid? InitiatorId { get; init; }

    public Guid? RequestId { get; init; }

    public Uri? Source { get; init; }

    public required Uri Destination { get; init; }

    public Uri? Response { get; init; }

    public Uri? Fault { get; init; }

    public DateTime Sent { get; init; }

    public DateTime? Expires { get; init; }

    public required string ContentType { get; init; }

    public required string MessageTypes { get; init; }

    public string? Headers { get; init; }

    public string? Properties { get; init; }
}
