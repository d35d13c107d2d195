using System.Text.RegularExpressions;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.ServerTests.Observability;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;

namespace BtcEvents.ServerTests.Whole;

/// <summary>
/// Every rule of <c>observability/prometheus/rules</c> fires on a real Prometheus by a real cause. The rules are those
/// of the file but for their patience: minutes are seconds here, and a cycle is late after 33 seconds.
/// </summary>
public sealed partial class AlertRulesFireTests(Servers servers)
{
    private const string Targets = "targets.yml";

    private static readonly Dictionary<string, string> Impatient = new(StringComparer.Ordinal)
    {
        ["BTC_CYCLE__STAGEDEADLINE"] = "00:00:45",
    };

    private readonly List<string> _seen = [];

    [Fact]
    public async Task Every_rule_fires_by_a_real_cause()
    {
        await using var site = await Site.CreateAsync(servers, "alerts", "BTC-USD", "ETH-USD");
        SpoiledMarket.Spoil(site.Market);
        await using var fleet = new Fleet(site);
        await using var slack = await SlackServer.StartAsync();
        await fleet.StartAllAsync(settings: Impatient.Append(new("BTC_SLACK__URL", slack.Url)).ToDictionary());
        await using var alertmanager = await AlertmanagerServer.StartAsync(fleet.AddressOf("AlertBridge-1"));
        await using var prometheus = await StartPrometheusAsync(fleet, alertmanager.Address);

        foreach (var month in (string[])["2023-12", "2024-01"])
        {
            await site.StartCycleAsync("BTC-USD", month, new());
            await site.StartCycleAsync("ETH-USD", month, new());
        }

        await fleet.CompletedAsync(4);
        await FiresAsync(prometheus, "ModelR2Low", "ModelSmapeHigh", "ModelRmseHigh", "FeatureDrift");
        await FiresAsync(prometheus, "ModelWorseThanEndOfMonth");
        await FiresAsync(prometheus, "SeriesStale", "SeriesBehind", "CycleLate");

        await site.PoisonAsync("fetcher");
        await FiresAsync(prometheus, "DeadLetters");

        await fleet.KillAsync("Trainer-1");
        await site.StartCycleAsync("BTC-USD", "2024-01", new(), attempt: 2);
        await FiresAsync(prometheus, "ServiceDown", "CycleSlow");
        await servers.StopAsync("rabbitmq"); // the saga wants to ask for the training again, and cannot
        await FiresAsync(prometheus, "OutboxStuck");
        await servers.StartAsync("rabbitmq");

        fleet.Start("Trainer-1", Impatient);
        await EndsAsync(prometheus, "OutboxStuck");
        prometheus.Put(Targets, TargetsOf(fleet, "Trainer-1"));
        await FiresAsync(prometheus, "TargetAbsent");
        prometheus.Put(Targets, TargetsOf(fleet));
        await EndsAsync(prometheus, "TargetAbsent");
        await EndsAsync(prometheus, "ServiceDown");

        await site.StartCycleAsync("BTC-USD", "2024-02", new()); // whose data do not exist
        await FiresAsync(prometheus, "StageFailing", "CycleFailed");

        await fleet.KillAsync("Reporter-1");
        await FiresAsync(prometheus, "StoresUnreadable");
        Assert.Equal(RuleFile.Names.Order(StringComparer.Ordinal), _seen.Order(StringComparer.Ordinal));
        await ToldAsync(slack, "ModelR2Low: R2 out of sample of the model for BTC-USD is ");
        await ToldAsync(slack, "ServiceDown: trainer at ");
        await ToldAsync(slack, "Over: ServiceDown: trainer at ");
    }

    // Once for each firing, which AlertmanagerTests holds; on a busy machine a page is missed, and an alert fires anew.
    private static Task ToldAsync(SlackServer slack, string title) =>
        Watchdog.UntilAsync(
            $"'{title}' on Slack",
            () => slack.Titles.Any(told => told.StartsWith(title, StringComparison.Ordinal))
        );

    private async Task FiresAsync(PrometheusServer prometheus, params string[] alerts)
    {
        foreach (var alert in alerts)
        {
            await Watchdog.UntilAsync(
                $"the alert {alert}",
                prometheus.FiringAsync!,
                firing => firing.Any(one => IsOf(one, alert)),
                firing => string.Join("; ", firing)
            );
            _seen.Add(alert);
        }
    }

    private static Task EndsAsync(PrometheusServer prometheus, string alert) =>
        Watchdog.UntilAsync(
            $"the end of the alert {alert}",
            prometheus.FiringAsync!,
            firing => !firing.Any(one => IsOf(one, alert)),
            firing => string.Join("; ", firing)
        );

    private static bool IsOf(string labels, string alert) => labels.Split(' ').Contains($"alertname={alert}");

    private async Task<PrometheusServer> StartPrometheusAsync(Fleet fleet, string alertmanager)
    {
        var queues = await servers.PortAsync("metrics");
        return await PrometheusServer.StartAsync(
            fleet.Names.Count + 1,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["rules.yml"] = Hurried(await File.ReadAllTextAsync(RuleFile.Path)),
                [Targets] = TargetsOf(fleet),
                [PrometheusServer.Configuration] = $"""
                global: {"{"} scrape_interval: 4s, evaluation_interval: 1s {"}"}
                rule_files: [rules.yml]
                alerting:
                  alertmanagers:
                    - static_configs: [{"{"} targets: ["{alertmanager}"] {"}"}]
                scrape_configs:
                  - job_name: btc-events
                    file_sd_configs: [{"{"} files: [{Targets}], refresh_interval: 1s {"}"}]
                  - job_name: rabbitmq
                    metrics_path: /metrics/detailed
                    params: {"{"} family: [queue_coarse_metrics], vhost: [alerts] {"}"}
                    static_configs: [{"{"} targets: ["127.0.0.1:{queues}"] {"}"}]
                """,
            }
        );
    }

    private static string TargetsOf(Fleet fleet, string? without = null) =>
        string.Join('\n', fleet.Names.Where(name => name != without).Select(name => FleetScrape.TargetOf(fleet, name)));

    private static string Hurried(string rules)
    {
        var hurried = Patience().Replace(rules, "for: 1s").Replace("[30m]", "[10m]", StringComparison.Ordinal);
        hurried = hurried.Replace("age_seconds) > 300", "age_seconds) > 3", StringComparison.Ordinal);
        return hurried.Replace(
            "last_success_timestamp_seconds)) / 86400",
            "last_success_timestamp_seconds)) / 1",
            StringComparison.Ordinal
        );
    }

    [GeneratedRegex("for: [0-9]+[mh]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Patience();
}
