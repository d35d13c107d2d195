using BtcEvents.Cli.Screens;
using BtcEvents.Messaging;

namespace BtcEvents.Cli.Json;

/// <summary>A dead letter with its content, for scripts.</summary>
internal sealed record DeadLetterDocument
{
    /// <summary>What <c>list</c> says of it.</summary>
    public required DeadLetter Letter { get; init; }

    /// <summary>Its headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Its body as text; null where it is none.</summary>
    public required string? Payload { get; init; }

    /// <summary>Its body where that is no text, in base 64; else null.</summary>
    public required string? Base64 { get; init; }

    /// <summary>A letter.</summary>
    public static DeadLetterDocument Of(DeadLetterContent content) =>
        new()
        {
            Letter = content.Letter,
            Headers = content.Headers,
            Payload = DeadLetterPayload.Text(content.Body),
            Base64 = DeadLetterPayload.Base64(content.Body),
        };
}
