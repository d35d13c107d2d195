using System.Text.RegularExpressions;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>
/// A part of a YAML document, with the variables in its words replaced; a part that is not there is empty.
/// </summary>
internal readonly partial record struct YamlPart(object? Node, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>The part under a key.</summary>
    public YamlPart this[string key] => Map.GetValueOrDefault(key);

    /// <summary>Whether there is anything.</summary>
    public bool IsThere => Node is not null;

    /// <summary>The words; empty for a part that is none.</summary>
    public string Text => Node is string text ? Replace(text) : "";

    /// <summary>The parts by key; empty for a part that is no mapping.</summary>
    public IReadOnlyDictionary<string, YamlPart> Map
    {
        get
        {
            var variables = Variables;
            return Node is IDictionary<object, object?> map
                ? map.ToDictionary(
                    pair => (string)pair.Key,
                    pair => new YamlPart(pair.Value, variables),
                    StringComparer.Ordinal
                )
                : new Dictionary<string, YamlPart>(StringComparer.Ordinal);
        }
    }

    /// <summary>The parts in their order; empty for a part that is no list.</summary>
    public IReadOnlyList<YamlPart> List
    {
        get
        {
            var variables = Variables;
            return Node is IList<object?> list ? [.. list.Select(entry => new YamlPart(entry, variables))] : [];
        }
    }

    /// <summary>The words of a list.</summary>
    public IReadOnlyList<string> Words => [.. List.Select(entry => entry.Text)];

    /// <summary>What the names of variables look like.</summary>
    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Variable();

    private string Replace(string text)
    {
        var variables = Variables;
        return Variable().Replace(text, found => variables.GetValueOrDefault(found.Groups["name"].Value, found.Value));
    }
}
