using RabbitMQ.Client;

namespace BtcEvents.Messaging;

/// <summary>A message that its consumer or the broker gave up.</summary>
public sealed record DeadLetter
{
    /// <summary>
    /// A short number that means it as long as it is there: four digits, or as many as tell it from the others.
    /// </summary>
    public string Number { get; init; } = "";

    /// <summary>Key of its cause: letters of one cause have the same.</summary>
    public required string Cause { get; init; }

    /// <summary>The queue that holds it, for example <c>trainer_error</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>The queue it was in before, for example <c>trainer</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Its identity; null where the sender gave it none.</summary>
    public string? MessageId { get; init; }

    /// <summary>When it was given up (UTC); null where nobody noted that.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// Name of the contract, for example <c>FeaturesSelected</c>; empty where the message does not say.
    /// </summary>
    public required string MessageType { get; init; }

    /// <summary>What its cycle forecasts; null where the message does not say.</summary>
    public string? Symbol { get; init; }

    /// <summary>The forecast month of its cycle; null where the message does not say.</summary>
    public string? Month { get; init; }

    /// <summary>Why it was given up; empty where nobody noted that.</summary>
    public required string Reason { get; init; }

    /// <summary>Type of the exception; empty where there was none.</summary>
    public required string Failure { get; init; }

    /// <summary>How often it was sent again before it was given up this time.</summary>
    public int SentAgain { get; init; }

    /// <summary>Size of its body in bytes.</summary>
    public required int Bytes { get; init; }

    internal static DeadLetter Read(string queue, BasicGetResult message)
    {
        var (properties, body) = (message.BasicProperties, DeadLetterBody.Read(message.Body));
        var (failure, reason) = (DeadLetterHeaders.Failure(properties), DeadLetterHeaders.Reason(properties));
        return new()
        {
            Cause = DeadLetterCause.KeyOf(queue, body.MessageType, failure, reason),
            Queue = queue,
            Source = DeadLetterQueues.SourceOf(queue, properties),
            MessageId = properties.MessageId,
            At = DeadLetterHeaders.At(properties),
            MessageType = body.MessageType,
            Symbol = body.Symbol,
            Month = body.Month,
            Reason = reason,
            Failure = failure,
            SentAgain = DeadLetterHeaders.SentAgain(properties),
            Bytes = message.Body.Length,
        };
    }
}
