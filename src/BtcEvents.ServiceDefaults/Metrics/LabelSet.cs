using System.Globalization;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The labels that tags become: names as Prometheus allows them, in alphabetical order, so that the order of the tags
/// makes no second series; of two tags with one name, the first. An empty value is the same as no label.
/// </summary>
internal sealed record LabelSet(string[] Names, string[] Values)
{
    /// <summary>Value of every label of the series that takes what is too much.</summary>
    public const string Other = "other";

    /// <summary>What tells this set from every other one of its metric.</summary>
    public string Key { get; } =
        string.Join('\n', Names.Zip(Values, (name, value) => $"{name}={value.Length}:{value}"));

    /// <summary>The labels of a measurement.</summary>
    public static LabelSet Of(ReadOnlySpan<KeyValuePair<string, object?>> tags, string? ignored)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
        {
            if (name != ignored && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            {
                labels.TryAdd(NameOf(name), text);
            }
        }

        return new([.. labels.Keys], [.. labels.Values]);
    }

    /// <summary>The same names, all with the value <see cref="Other"/>.</summary>
    public LabelSet AsOther() => new(Names, [.. Names.Select(_ => Other)]);

    // 'le' is the bucket of a histogram, and two underscores at the beginning are Prometheus' own.
    private static string NameOf(string tag)
    {
        var name = MetricForm.Cleaned(tag);
        return name is "le" or "quantile" || name.StartsWith("__", StringComparison.Ordinal) ? "tag_" + name : name;
    }
}
