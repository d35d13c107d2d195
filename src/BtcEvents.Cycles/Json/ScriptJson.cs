using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BtcEvents.Cycles;

/// <summary>
/// How every <c>--json</c> output is written: snake_case, null where a figure is absent. What each command prints is a
/// type of its own, whose schema in <c>contracts/json</c> is a promise.
/// </summary>
public static class ScriptJson
{
    /// <summary>Names, enumerations and figures.</summary>
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new FiniteDoubles() },
        };

    /// <summary>One document on one line.</summary>
    public static string Write<T>(T document) => JsonSerializer.Serialize(document, Options);

    /// <summary>State of a cycle as scripts know it, for example <c>completed</c>.</summary>
    public static string StateOf(string state) => state.ToLowerInvariant();

    // JSON has no infinity: an end of an interval that is not known is null.
    private sealed class FiniteDoubles : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
