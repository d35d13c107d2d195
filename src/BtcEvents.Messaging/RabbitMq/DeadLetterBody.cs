using System.Text.Json;

namespace BtcEvents.Messaging;

/// <summary>
/// What can be read of a dead letter's body, which may be anything: an envelope, plain JSON, or no JSON at all.
/// </summary>
/// <param name="MessageType">Name of the contract; empty where the body does not say.</param>
/// <param name="Symbol">What the cycle forecasts, or null.</param>
/// <param name="Month">Forecast month, or null.</param>
internal sealed record DeadLetterBody(string MessageType, string? Symbol, string? Month)
{
    private static readonly DeadLetterBody Unknown = new("", null, null);

    public static DeadLetterBody Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var envelope = document.RootElement;
            var message = Find(envelope, "message") ?? envelope;
            var cycle = Find(message, "cycle") ?? message;
            return new(TypeOf(envelope), Text(Find(cycle, "symbol")), Text(Find(cycle, "month")));
        }
        catch (JsonException)
        {
            return Unknown; // that may be why it is here
        }
    }

    // The first of "urn:message:BtcEvents.Contracts:FeaturesSelected" and what it derives from.
    private static string TypeOf(JsonElement envelope) =>
        Find(envelope, "messageType") is { ValueKind: JsonValueKind.Array } types && types.GetArrayLength() > 0
            ? Text(types[0])?.Split(':')[^1] ?? ""
            : "";

    private static JsonElement? Find(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string? Text(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
