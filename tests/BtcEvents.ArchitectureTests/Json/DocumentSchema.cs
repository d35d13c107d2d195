using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using BtcEvents.Cycles;

namespace BtcEvents.ArchitectureTests.Json;

/// <summary>The JSON Schema (draft 2020-12) of a document that <c>--json</c> prints, made of its type.</summary>
internal static class DocumentSchema
{
    private static readonly JsonSerializerOptions Options = new(ScriptJson.Options)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Describe,
    };

    public static JsonObject Of(Type type, string title)
    {
        var schema = Options.GetJsonSchemaAsNode(type, Exporter).AsObject();
        var named = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            named[key] = value;
        }

        return named;
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = context.TypeInfo.Type;
        if (type == typeof(double) || type == typeof(double?))
        {
            // Written by a converter of ours, which the exporter does not look into.
            node = new JsonObject { ["type"] = new JsonArray("number", "null") };
        }

        if (node is not JsonObject schema)
        {
            return node;
        }

        if (schema["properties"] is JsonObject properties)
        {
            // All are written always: what is absent is null.
            schema["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]);
        }

        return Sentence(context) is { } sentence ? WithFirst(schema, "description", sentence) : schema;
    }

    private static string? Sentence(JsonSchemaExporterContext context) =>
        context.PropertyInfo is { AttributeProvider: System.Reflection.MemberInfo member } property
            ? Docstrings.Of(property.DeclaringType, member.Name)
        : context.TypeInfo.Kind == JsonTypeInfoKind.Object ? Docstrings.Of(context.TypeInfo.Type)
        : null;

    private static JsonObject WithFirst(JsonObject schema, string key, string value)
    {
        schema.Insert(0, key, value);
        return schema;
    }
}
