using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Serialization;

/// <summary>Reads parameters of a document; what is missing or misshapen is told by kind and name.</summary>
internal static class ModelParameters
{
    /// <summary>A JSON array of numbers, each written so that it reads back to the bit.</summary>
    /// <exception cref="ArgumentException">A value is not finite: JSON has no such number.</exception>
    public static JsonArray ToJson(IEnumerable<double> values) => new([.. values.Select(v => (JsonNode?)v)]);

    /// <summary>A JSON array of whole numbers.</summary>
    public static JsonArray ToJson(IEnumerable<int> values) => new([.. values.Select(v => (JsonNode?)v)]);

    /// <summary>A finite number.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public static double Number(ModelDocument document, string name) =>
        AsNumber(document.Parameters[name]) ?? throw Missing(document, name, "a finite number");

    /// <summary>A finite number, or null where the parameter is absent.</summary>
    /// <exception cref="InvalidDataException">It is there but is no finite number.</exception>
    public static double? OptionalNumber(ModelDocument document, string name) =>
        document.Parameters[name] is null ? null : Number(document, name);

    /// <summary>Exactly <paramref name="count"/> finite numbers.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static double[] Numbers(ModelDocument document, string name, int count)
    {
        var list = document.Parameters[name] as JsonArray;
        if (list?.Count != count || list.Any(n => AsNumber(n) is null))
        {
            throw Missing(document, name, $"a list of {count} finite numbers");
        }

        return [.. list.Select(n => AsNumber(n)!.Value)];
    }

    /// <summary>A whole number from 0.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public static int Count(ModelDocument document, string name) =>
        AsInteger(document.Parameters[name]) is { } number and >= 0
            ? number
            : throw Missing(document, name, "a whole number from 0");

    /// <summary>Exactly <paramref name="count"/> whole numbers.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static int[] Integers(ModelDocument document, string name, int count)
    {
        var list = document.Parameters[name] as JsonArray;
        return list?.Count == count && list.All(n => AsInteger(n) is not null)
            ? [.. list.Select(n => AsInteger(n)!.Value)]
            : throw Missing(document, name, $"a list of {count} whole numbers");
    }

    /// <summary>At least one part of the model, whose parameters are those of the part.</summary>
    /// <exception cref="InvalidDataException">There is no such list.</exception>
    public static IReadOnlyList<ModelDocument> Parts(ModelDocument document, string name) =>
        document.Parameters[name] is JsonArray { Count: > 0 } list && list.All(n => n is JsonObject)
            ? [.. list.Select(part => document with { Parameters = part!.AsObject() })]
            : throw Missing(document, name, "a list of objects");

    /// <summary>A text.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public static string Text(ModelDocument document, string name) =>
        document.Parameters[name] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Missing(document, name, "a text");

    /// <summary>One nested model over the same features.</summary>
    /// <exception cref="InvalidDataException">There is none, or it wants other features.</exception>
    public static IRegressor Model(ModelDocument document, string name) =>
        ReadNested(document, document.Parameters[name] ?? throw Missing(document, name, "a model"));

    /// <summary>At least one nested model over the same features.</summary>
    /// <exception cref="InvalidDataException">There is no such list, or a member wants other features.</exception>
    public static IRegressor[] Models(ModelDocument document, string name) =>
        document.Parameters[name] is JsonArray { Count: > 0 } list
            ? [.. list.Select(n => ReadNested(document, n))]
            : throw Missing(document, name, "a list of models");

    private static IRegressor ReadNested(ModelDocument outer, JsonNode? node)
    {
        var inner = ModelDocumentJson.FromJson(node);
        return inner.Features.SequenceEqual(outer.Features, StringComparer.Ordinal)
            ? ModelReader.Read(inner)
            : throw new InvalidDataException(
                $"a '{inner.Kind}' model inside a '{outer.Kind}' model wants other features than its outer model"
            );
    }

    private static double? AsNumber(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) && double.IsFinite(number) ? number : null;

    private static int? AsInteger(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static InvalidDataException Missing(ModelDocument document, string name, string what) =>
        new(
            $"a '{document.Kind}' model over {document.Features.Count} features needs {what} as parameter '{name}', "
                + $"and this one has none"
        );
}
