using System.Text.Json;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Storage.Marten;

// The documents of the operational store. Members are only ever added, with a default: what is stored stays readable.

/// <summary>A consumer has consumed a message.</summary>
internal sealed class InboxMark
{
    public string Id { get; set; } = "";

    public DateTimeOffset Consumed { get; set; }

    public static string IdOf(Guid messageId, Guid consumerId) => $"{messageId:N}:{consumerId:N}";
}

/// <summary>A message that waits to be sent.</summary>
internal sealed class WaitingMessage
{
    public Guid Id { get; set; }

    public DateTimeOffset Due { get; set; }

    public Guid? CorrelationId { get; set; }

    public string MessageType { get; set; } = "";

    public string Envelope { get; set; } = "";

    public string Body { get; set; } = "";

    public int Attempts { get; set; }

    public static WaitingMessage Of(OutboxMessage message) =>
        new()
        {
            Id = message.MessageId,
            Due = message.Due.ToUniversalTime(),
            CorrelationId = message.CorrelationId,
            MessageType = message.MessageType,
            Envelope = message.Envelope,
            Body = message.Body,
            Attempts = message.Attempts,
        };

    public OutboxMessage ToMessage() =>
        new()
        {
            MessageId = Id,
            Due = Due,
            CorrelationId = CorrelationId,
            MessageType = MessageType,
            Envelope = Envelope,
            Body = Body,
            Attempts = Attempts,
        };
}

/// <summary>A saga instance; <see cref="Version"/> is the document's revision.</summary>
internal sealed class SagaInstance
{
    public string Id { get; set; } = "";

    public int Version { get; set; }

    public JsonElement State { get; set; }

    public static string IdOf(string kind, Guid id) => $"{kind}/{id}";
}

/// <summary>Where a cycle stands.</summary>
internal sealed class ShownCycle
{
    public Guid Id { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public CycleView View { get; set; } = null!;
}

/// <summary>A model of a symbol.</summary>
internal sealed class KnownModel
{
    public string Id { get; set; } = "";

    public string Symbol { get; set; } = "";

    public RegisteredModel Model { get; set; } = null!;

    public static string IdOf(string symbol, string model) => $"{symbol}/{model}";
}

/// <summary>A model became the champion of its symbol; the highest number counts.</summary>
internal sealed class Promotion
{
    public string Id { get; set; } = "";

    public string Symbol { get; set; } = "";

    public int Number { get; set; }

    public string Model { get; set; } = "";

    public Guid CycleId { get; set; }

    public string Reason { get; set; } = "";

    public DateTimeOffset PromotedAt { get; set; }
}

/// <summary>The feature set in use; the id is the symbol.</summary>
internal sealed class PresentFeatureSet
{
    public string Id { get; set; } = "";

    public string Reference { get; set; } = "";

    public Guid CycleId { get; set; }

    public DateTimeOffset SetAt { get; set; }
}

/// <summary>Symbol and month belong to a cycle.</summary>
internal sealed class OpenCycle
{
    public string Id { get; set; } = "";

    public Guid CycleId { get; set; }

    public static string IdOf(string symbol, string month) => $"{symbol}/{month}";
}

/// <summary>The schedule has started symbol and month.</summary>
internal sealed class ScheduledStart
{
    public string Id { get; set; } = "";

    public DateTimeOffset Due { get; set; }

    public DateTimeOffset Claimed { get; set; }
}

/// <summary>Which tables are there: written last by a migration, read first by everybody.</summary>
internal sealed class SchemaMark
{
    public const string OnlyId = "operational";

    public string Id { get; set; } = OnlyId;

    /// <summary>Counts the shapes that were shipped.</summary>
    public int Version { get; set; }

    /// <summary>SHA-256 of the statements that make the tables.</summary>
    public string Digest { get; set; } = "";

    public DateTimeOffset Applied { get; set; }
}
