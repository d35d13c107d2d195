using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BtcEvents.Contracts;

namespace BtcEvents.Storage.Operational;

/// <summary>
/// Documents of the operational store as JSON, in the spelling of the wire (camelCase, enumerations as numbers).
/// </summary>
public static class FactJson
{
    private static readonly FrozenDictionary<string, Type> Facts = typeof(ICycleFact)
        .Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICycleFact)))
        .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Every type of fact.</summary>
    public static IReadOnlyCollection<Type> Types => Facts.Values;

    /// <summary>How documents are written and read.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            // A figure that could not be computed is NaN: it must not keep a whole document from being stored.
            NumberHandling =
                JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };

    /// <summary>The fact as JSON.</summary>
    public static string Write(ICycleFact fact) => JsonSerializer.Serialize(fact, fact.GetType(), Options);

    /// <summary>Reads a fact of the type named <paramref name="name"/>, of whatever age it is.</summary>
    /// <exception cref="InvalidDataException">This program does not know the type, or the JSON is not of
    /// it.</exception>
    public static ICycleFact Read(string name, string json)
    {
        try
        {
            return Facts.TryGetValue(name, out var type) && Read(type, json) is ICycleFact fact
                ? fact
                : throw new InvalidDataException($"the journal holds a fact {name} that this program does not know");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException(
                $"the journal holds a {name} that cannot be read: {unreadable.Message}",
                unreadable
            );
        }
    }

    /// <summary>Reads a fact of a type that once had another shape.</summary>
    /// <exception cref="JsonException">The JSON is not of the type.</exception>
    public static object? ReadOld(Type type, JsonObject fact)
    {
        FactUpcasts.Apply(type, fact);
        return fact.Deserialize(type, Options);
    }

    private static object? Read(Type type, string json) =>
        FactUpcasts.Types.Contains(type) && JsonNode.Parse(json) is JsonObject fact
            ? ReadOld(type, fact)
            : JsonSerializer.Deserialize(json, type, Options);
}
