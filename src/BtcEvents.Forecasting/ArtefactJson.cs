using System.Text.Json;
using System.Text.Json.Serialization;

namespace BtcEvents.Forecasting;

/// <summary>How the artefacts of this library are written as JSON: readable, stable, data only.</summary>
internal static class ArtefactJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="InvalidDataException">The bytes are not such a document of format 1.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes, string what, Func<T, int> format)
    {
        T? document;
        try
        {
            document = JsonSerializer.Deserialize<T>(bytes, Options);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"this is not a {what}: {e.Message}", e);
        }

        if (document is null || format(document) != 1)
        {
            throw new InvalidDataException(
                $"this {what} has format {(document is null ? "none" : format(document))}: this version reads format 1"
            );
        }

        return document;
    }
}
