using BtcEvents.ArchitectureTests.Compose;
using YamlDotNet.Serialization;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>The files under observability/prometheus as they lie in the project.</summary>
internal static class AlertRules
{
    private const string Folder = "observability/prometheus";

    /// <summary>Every rule by its name.</summary>
    public static IReadOnlyDictionary<string, YamlPart> All { get; } =
        Read("rules/btc-events.yml")["groups"]
            .List.SelectMany(group => group["rules"].List)
            .ToDictionary(rule => rule["alert"].Text, StringComparer.Ordinal);

    /// <summary>What Prometheus is told.</summary>
    public static YamlPart Prometheus { get; } = Read("prometheus.yml");

    /// <summary>The looks at an alert in the tests of the rules, with the name of the alert.</summary>
    public static ILookup<string, YamlPart> Looks { get; } =
        Directory
            .EnumerateFiles(Path.Combine(Containers.Root, Folder, "tests"), "*.test.yml")
            .SelectMany(file => Read(Path.Combine("tests", Path.GetFileName(file)))["tests"].List)
            .SelectMany(test => test["alert_rule_test"].List)
            .ToLookup(look => look["alertname"].Text, StringComparer.Ordinal);

    private static YamlPart Read(string file) =>
        new(
            new DeserializerBuilder()
                .Build()
                .Deserialize<object>(File.ReadAllText(Path.Combine(Containers.Root, Folder, file))),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
}
