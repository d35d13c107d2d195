using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BtcEvents.Contracts;
using BtcEvents.Failures;

namespace BtcEvents.Orchestrator;

/// <summary>
/// A start command as a person types it: checks its text and brings it into the form that stands on the bus. Pure.
/// </summary>
internal static class TypedStart
{
    private const string Example = """{"month":"2025-06"}""";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, Field> Command = new(StringComparer.OrdinalIgnoreCase)
    {
        ["month"] = Field.Text,
        ["symbol"] = Field.Text,
        ["attempt"] = Field.Integer,
        ["requestedBy"] = Field.Text,
        ["plan"] = new("an object", (value, _) => value is JsonObject plan ? Checked("plan.", plan, Plan!) : null),
    };

    private static readonly Dictionary<string, Field> Plan = new(StringComparer.OrdinalIgnoreCase)
    {
        ["from"] = Field.Stage,
        ["through"] = Field.Stage,
        ["forceSelection"] = Field.Truth,
        ["seed"] = Field.Integer,
        ["mayPromote"] = Field.Truth,
    };

    /// <summary>The command with stages by number, as it stands on the bus; what is null is left out.</summary>
    /// <param name="text">UTF-8.</param>
    /// <exception cref="BadInputException">It is no command; the sentence names the property and what it
    /// needs.</exception>
    public static string Normalize(ReadOnlySpan<byte> text)
    {
        try
        {
            return Read(Utf8.GetString(text).TrimStart('\uFEFF'));
        }
        catch (Exception bad) when (bad is JsonException or ArgumentException or InvalidOperationException)
        {
            // Without the cause, whose sentence would stand in the error queue in place of this one.
            throw new BadInputException($"the text is no JSON, and {Example} is: {bad.Message}");
        }
    }

    private static string Read(string text)
    {
        var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
        if (JsonNode.Parse(text, documentOptions: options) is not JsonObject command)
        {
            throw new BadInputException($"the text is no JSON object, and one such as {Example} is required");
        }

        var read = Checked("", command, Command);
        return read.ContainsKey("month")
            ? read.ToJsonString()
            : throw new BadInputException($"month is absent, and a start needs it: {Example}");
    }

    private static JsonObject Checked(string place, JsonObject given, Dictionary<string, Field> fields)
    {
        var read = new JsonObject();
        foreach (var (name, value) in given)
        {
            var known = fields.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                throw new BadInputException(
                    $"{place}{name} is no property of a start: {string.Join(", ", fields.Keys)} are"
                );
            }

            if (read.ContainsKey(known))
            {
                throw new BadInputException($"{place}{known} stands twice, and once is required");
            }

            if (value is not null)
            {
                read[known] =
                    fields[known].Read(value, value.GetValueKind())
                    ?? throw new BadInputException(
                        $"{place}{known} is {value.ToJsonString()}, and {fields[known].Required} is required"
                    );
            }
        }

        return read;
    }

    /// <summary>What a property may hold.</summary>
    /// <param name="Required">In words.</param>
    /// <param name="Read">Its value as it stands on the bus; null where it may not be so.</param>
    private sealed record Field(string Required, Func<JsonNode, JsonValueKind, JsonNode?> Read)
    {
        public static Field Text { get; } =
            new("text in quotes", (value, kind) => kind == JsonValueKind.String ? value.DeepClone() : null);

        public static Field Integer { get; } =
            new(
                "a whole number",
                (value, kind) =>
                    kind == JsonValueKind.Number && value.AsValue().TryGetValue(out int _) ? value.DeepClone() : null
            );

        public static Field Truth { get; } =
            new(
                "true or false",
                (value, kind) => kind is JsonValueKind.True or JsonValueKind.False ? value.DeepClone() : null
            );

        public static Field Stage { get; } =
            new(
                $"a stage ({string.Join(", ", Enum.GetNames<Stage>())})",
                (value, kind) =>
                    kind == JsonValueKind.String
                        ? StagePlan.TryParse(value.GetValue<string>(), out var stage)
                            ? (int)stage
                            : null
                        : Integer.Read(value, kind)
            );
    }
}
