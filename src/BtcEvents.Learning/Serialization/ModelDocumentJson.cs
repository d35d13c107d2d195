using System.Text.Json;
using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Serialization;

/// <summary>A document as a JSON object, the same shape in an artefact and nested inside an ensemble.</summary>
internal static class ModelDocumentJson
{
    /// <summary>The object <c>{ kind, format, features, parameters }</c>; shares nothing with the document.</summary>
    public static JsonObject ToJson(ModelDocument document) =>
        new()
        {
            ["kind"] = document.Kind,
            ["format"] = document.Format,
            ["features"] = new JsonArray([.. document.Features.Select(f => (JsonNode?)f)]),
            ["parameters"] = document.Parameters.DeepClone(),
        };

    /// <summary>The document of such an object.</summary>
    /// <exception cref="InvalidDataException">A member is missing, of the wrong type, or the format is not
    /// known.</exception>
    public static ModelDocument FromJson(JsonNode? node)
    {
        if (node is not JsonObject json)
        {
            throw new InvalidDataException("a model document is a JSON object, and this is not one");
        }

        var format = Member<int>(json, "format");
        if (format != 1)
        {
            throw new InvalidDataException($"model format {format} is not known here: this version reads format 1");
        }

        return json["parameters"] is JsonObject parameters
            ? new(Member<string>(json, "kind"), Features(json), (JsonObject)parameters.DeepClone())
            : throw new InvalidDataException("a model document has an object 'parameters', and this one has none");
    }

    private static string[] Features(JsonObject json)
    {
        if (json["features"] is not JsonArray names || names.Any(n => n?.GetValueKind() != JsonValueKind.String))
        {
            throw new InvalidDataException("a model document has a list of names 'features', and this one has none");
        }

        return [.. names.Select(n => n!.GetValue<string>())];
    }

    private static T Member<T>(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<T>(out var found)
            ? found
            : throw new InvalidDataException(
                $"a model document has a {typeof(T).Name} '{name}', and this one has none"
            );
}
