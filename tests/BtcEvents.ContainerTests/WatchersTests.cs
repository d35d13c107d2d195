using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>
/// compose/dashboard.yml beside the stack. Prometheus, Alertmanager and the Pushgateway run; the images of the others
/// can be had nowhere here, so that only their part of the file is read.
/// </summary>
public sealed class WatchersTests : IAsyncLifetime
{
    private static readonly string[] Runnable = ["prometheus", "alertmanager", "pushgateway"];

    private readonly HttpClient _http = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await Stack.Watched.RunAsync(["up", "-d", "--no-deps", "--quiet-pull", .. Runnable]);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Stack.Watched.RunAsync(["rm", "-sfv", .. Runnable]);
    }

    [Fact]
    public async Task Prometheus_sees_every_container_and_what_it_alerts_of_reaches_the_alert_bridge()
    {
        await Stack.HealthyAsync(Runnable);
        string[] jobs = [.. Stack.Services, "rabbitmq", "pushgateway", "alertmanager"];
        await Watchdog.UntilAsync(
            "every target seen",
            () => PrometheusAsync("targets"),
            data => jobs.Order().SequenceEqual(Up(data).Order()),
            data => string.Join(", ", Up(data).Order())
        );
        var rules = (await PrometheusAsync("rules"))!["groups"]!
            .AsArray()
            .SelectMany(group => group!["rules"]!.AsArray())
            .ToList();
        Assert.NotEmpty(rules);
        await Watchdog.UntilAsync(
            "Prometheus' way to Alertmanager",
            () => PrometheusAsync("alertmanagers"),
            data => data["activeAlertmanagers"]!.AsArray().Count == 1,
            data => data.ToJsonString()
        );

        await RaiseAsync();

        await Watchdog.UntilAsync(
            "the alert in the alert bridge's log",
            async () => await Stack.ComposeAsync("logs", "--no-log-prefix", "alert-bridge"),
            log => log.Contains("Alert (critical) Watched: seen through containers", StringComparison.Ordinal),
            log => $"{log.Split('\n').Length} lines"
        );
    }

    [Fact]
    public async Task Both_files_together_are_one_that_compose_takes() =>
        await Stack.Watched.RunAsync("config", "--quiet");

    private static IEnumerable<string> Up(JsonNode data) =>
        data["activeTargets"]!
            .AsArray()
            .Where(target => (string)target!["health"]! == "up")
            .Select(target => target!["labels"]!)
            .Select(labels => (string)(labels["service"] ?? labels["job"])!);

    private async Task<JsonNode?> PrometheusAsync(string what)
    {
        try
        {
            var address = $"http://127.0.0.1:{Stack.Settings["PROMETHEUS_PORT"]}/api/v1/{what}";
            return (await _http.GetFromJsonAsync<JsonNode>(address, Token))!["data"];
        }
        catch (HttpRequestException)
        {
            return null; // not yet
        }
    }

    private async Task RaiseAsync()
    {
        using var answer = await _http.PostAsJsonAsync(
            $"http://127.0.0.1:{Stack.Settings["ALERTMANAGER_PORT"]}/api/v2/alerts",
            new[]
            {
                new
                {
                    labels = new { alertname = "Watched", severity = "critical" },
                    annotations = new { summary = "seen through containers" },
                },
            },
            Token
        );
        answer.EnsureSuccessStatusCode();
    }
}
