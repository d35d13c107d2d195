namespace BtcEvents.Storage.Operational;

/// <summary>A message that waits to be sent.</summary>
public sealed record OutboxMessage
{
    /// <summary>Identity of the message, and of its place in the outbox: put in again, it replaces itself.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Not to be sent before this time.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Names of the message's types, the first being its own.</summary>
    public required string MessageType { get; init; }

    /// <summary>The cycle, where the message belongs to one.</summary>
    public Guid? CorrelationId { get; init; }

    /// <summary>Addresses, ids, headers and transport properties as JSON.</summary>
    public required string Envelope { get; init; }

    /// <summary>The serialized message.</summary>
    public required string Body { get; init; }

    /// <summary>How often sending it has failed.</summary>
    public int Attempts { get; init; }
}
