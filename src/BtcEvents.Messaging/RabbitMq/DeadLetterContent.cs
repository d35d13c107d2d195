namespace BtcEvents.Messaging;

/// <summary>A dead letter with all that came with it.</summary>
/// <param name="Letter">What is known of it.</param>
/// <param name="Headers">Its headers as text, those of its failure among them.</param>
/// <param name="Body">Its body, as it was sent.</param>
public sealed record DeadLetterContent(
    DeadLetter Letter,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
);
