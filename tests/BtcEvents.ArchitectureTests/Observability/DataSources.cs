using BtcEvents.ArchitectureTests.Compose;
using YamlDotNet.Serialization;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>The data sources that Grafana is given.</summary>
internal static class DataSources
{
    /// <summary>All of them, by their ids.</summary>
    public static IReadOnlyDictionary<string, YamlPart> All { get; } =
        Read("datasources")["datasources"]
            .List.ToDictionary(source => source["uid"].Text, source => source, StringComparer.Ordinal);

    /// <summary>A file of Grafana's provisioning; what it replaces by itself stays as it is written.</summary>
    public static YamlPart Read(string what) =>
        new(
            new DeserializerBuilder()
                .Build()
                .Deserialize<object>(
                    File.ReadAllText(Path.Combine(Dashboard.Folder, "provisioning", what, "btc-events.yaml"))
                ),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
}
