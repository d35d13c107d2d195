using System.Text.RegularExpressions;
using BtcEvents.ArchitectureTests.Compose;
using BtcEvents.ServiceDefaults;
using YamlDotNet.Serialization;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>
/// The files that compose/dashboard.yml mounts name containers and ports that there are. Those of Tempo, Loki and the
/// collector have been run nowhere: no registry that is reached from here gives their images.
/// </summary>
public sealed partial class WatchersTests
{
    private const string Otlp = "4317";

    /// <summary>Where each listens: by its own configuration, or as its program does by itself.</summary>
    private static readonly Dictionary<string, string[]> Ports = new(StringComparer.Ordinal)
    {
        ["prometheus"] = ["9090"],
        ["alertmanager"] = ["9093"],
        ["pushgateway"] = ["9091"],
        ["rabbitmq"] = ["15692"],
        ["mariadb"] = ["3306"],
        ["alert-bridge"] = ["8080"],
        ["tempo"] = [Read("tempo/tempo.yml")["server"]["http_listen_port"].Text, PortOf(TempoOtlp)],
        ["loki"] = [Read("loki/loki.yml")["server"]["http_listen_port"].Text],
    };

    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.y*ml", SearchOption.AllDirectories)
                .Where(file => !file.Contains(".test.", StringComparison.Ordinal))
                .Select(file => Path.GetRelativePath(Folder, file)),
        ];

    private static string Folder => Path.Combine(Containers.Root, "observability");

    private static YamlPart TempoOtlp =>
        Read("tempo/tempo.yml")["distributor"]["receivers"]["otlp"]["protocols"]["grpc"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_address_in_a_file_is_a_container_at_a_port_where_it_listens(string file)
    {
        foreach (Match address in Address().Matches(File.ReadAllText(Path.Combine(Folder, file))))
        {
            var (host, port) = (address.Groups["host"].Value, address.Groups["port"].Value);
            Assert.True(Ports.TryGetValue(host, out var ports), $"{file} names {host}, which is no container");
            Assert.Contains(host, Containers.All.Keys);
            Assert.Contains(port, ports);
        }
    }

    [Fact]
    public void Prometheus_looks_for_every_service()
    {
        var services = Read("prometheus/prometheus.yml")["scrape_configs"]
            .List.Single(job => job["job_name"].Text == "btc-events")["dns_sd_configs"]
            .List.Single();

        Assert.Equal(
            ServiceList.Shipped.Services.Select(service => service.Name).Order(),
            services["names"].Words.Order()
        );
    }

    [Fact]
    public void The_collector_takes_and_hands_on_by_names_that_it_declares()
    {
        var collector = Read("otel-collector/otel-collector.yml");
        string[] kinds = ["receivers", "processors", "exporters"];

        foreach (var (_, pipeline) in collector["service"]["pipelines"].Map)
        {
            Assert.All(
                kinds,
                kind => Assert.Subset(collector[kind].Map.Keys.ToHashSet(), pipeline[kind].Words.ToHashSet())
            );
        }

        Assert.Equal(Otlp, PortOf(collector["receivers"]["otlp"]["protocols"]["grpc"]));
        Assert.Equal(["logs", "metrics", "traces"], collector["service"]["pipelines"].Map.Keys.Order());
    }

    [Fact]
    public void A_container_is_told_of_a_file_in_the_folder_that_is_mounted_there()
    {
        foreach (var (name, container) in Containers.Watchers["services"].Map)
        {
            var mounts = container["volumes"]
                .Words.Select(volume => volume.Split(':'))
                .Where(parts => parts[0][0] == '.');
            foreach (Match file in ConfigurationFile().Matches(string.Join(' ', container["command"].Words)))
            {
                var path = file.Groups["path"].Value;
                var mount = Assert.Single(mounts, parts => path.StartsWith(parts[1] + "/", StringComparison.Ordinal));
                var there = Path.Combine(Containers.Folder, mount[0], path[(mount[1].Length + 1)..]);
                Assert.True(File.Exists(there), $"{name} is told of {path}, and there is no {there}");
            }
        }
    }

    [Fact]
    public void Grafana_finds_the_dashboards_where_its_provisioning_says()
    {
        var path = DataSources.Read("dashboards")["providers"].List.Single()["options"]["path"].Text;

        Assert.Contains($"../observability/grafana/dashboards:{path}:ro", Containers.All["grafana"]["volumes"].Words);
    }

    private static YamlPart Read(string file) =>
        new(
            new DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(Path.Combine(Folder, file))),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

    private static string PortOf(YamlPart endpoint) => endpoint["endpoint"].Text.Split(':')[^1];

    // What is mounted as 0.0.0.0 or stands in a comment's http://HOST is none.
    [GeneratedRegex(
        @"(?m)^[^#\n]*?(?<![\w.-])(?<host>[a-z][a-z-]*[a-z]):(?<port>\d{4,5})\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Address();

    [GeneratedRegex(@"-config(\.file)?=(?<path>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConfigurationFile();
}
