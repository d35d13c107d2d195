namespace BtcEvents.Storage.Operational;

/// <summary>A message that waits to be sent.</summary>
public sealed record OutboxRow
{
    /// <summary>Order of writing; given by the database.</summary>
    public long Seq { get; init; }

    /// <summary>Not to be sent before this time.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Identity of the message.</summary>
    public required Guid MessageId { get; init; }

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
