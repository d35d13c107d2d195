using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.ServerTests.Observability;

using Fleet = Whole.Fleet; // there is a namespace of that name as well

/// <summary>A Prometheus with the jobs and labels of <c>observability/prometheus</c>, but for its patience.</summary>
internal static class FleetScrape
{
    /// <summary>How often it scrapes.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Starts it over a fleet and the queues of its virtual host.</summary>
    /// <param name="fleet">The services.</param>
    /// <param name="servers">The broker.</param>
    /// <param name="host">The virtual host.</param>
    /// <param name="alertmanager">Host and port of who is told what the project's rules find; null: they are left
    /// out.</param>
    public static async Task<PrometheusServer> StartAsync(
        Fleet fleet,
        Servers servers,
        string host,
        string? alertmanager = null
    )
    {
        var queues = await servers.PortAsync("metrics");
        var targets = fleet.Names.Select(name => "      " + TargetOf(fleet, name));
        var configuration = $$"""
            global: { scrape_interval: {{Interval.TotalSeconds}}s, evaluation_interval: 1s }
            {{(alertmanager is null ? "" : AlertsTo(alertmanager))}}
            scrape_configs:
              - job_name: btc-events
                static_configs:
            {{string.Join('\n', targets)}}
              - job_name: rabbitmq
                metrics_path: /metrics/detailed
                params: { family: [queue_coarse_metrics], vhost: [{{host}}] }
                static_configs: [{ targets: ['127.0.0.1:{{queues}}'] }]
            """;
        return await PrometheusServer.StartAsync(
            fleet.Names.Count + 1,
            new Dictionary<string, string>(StringComparer.Ordinal) { [PrometheusServer.Configuration] = configuration }
        );
    }

    private static string AlertsTo(string alertmanager) =>
        $"rule_files: ['{RuleFile.Path}']\n"
        + $"alerting: {{ alertmanagers: [{{ static_configs: [{{ targets: ['{alertmanager}'] }}] }}] }}";

    /// <summary>One copy as Prometheus lists it: its address, and the service that it is of.</summary>
    public static string TargetOf(Fleet fleet, string copy) =>
        $"- {{ targets: ['{fleet.AddressOf(copy)}'], labels: {{ service: {Named(copy)} }} }}";

    // Trainer-1 is a copy of the service whose project ends in Trainer.
    private static string Named(string copy) =>
        ServiceList.Shipped.Services.Single(service => service.Project == $"BtcEvents.{copy.Split('-')[0]}").Name;
}
