using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>A Prometheus of its own on loopback, which scrapes the pages of a test's services every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http;
    private readonly Process _process;

    private PrometheusServer(IEnumerable<string> targets)
    {
        var address = $"127.0.0.1:{Ports.Free()}";
        var configuration = Path.Combine(_folder.Path, "prometheus.yml");
        File.WriteAllText(
            configuration,
            $"""
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: services
                static_configs:
                  - targets: [{string.Join(", ", targets.Select(target => $"'{target}'"))}]
            """
        );
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}/api/v1/") };
        var log = Path.Combine(_folder.Path, "prometheus.log");
        var line =
            $"exec prometheus --config.file=\"{configuration}\" --storage.tsdb.path=\"{_folder.Path}/data\" "
            + $"--web.listen-address={address} --enable-feature=exemplar-storage >\"{log}\" 2>&1";
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { UseShellExecute = false })!;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts one and waits until it has scraped every target.</summary>
    /// <param name="targets">Host and port of the pages.</param>
    public static async Task<PrometheusServer> StartAsync(IReadOnlyCollection<string> targets)
    {
        var server = new PrometheusServer(targets);
        await Watchdog.UntilAsync(
            $"{targets.Count} targets scraped by Prometheus",
            () => server.TryAskAsync("sum(up)"),
            up => up.Values.FirstOrDefault() == targets.Count,
            up => string.Join(' ', up.Values)
        );
        return server;
    }

    /// <summary>The values of an instant query, by the values of the labels asked for, one after the other.</summary>
    public async Task<IReadOnlyDictionary<string, double>> AskAsync(string query, params string[] labels)
    {
        var answer = (await _http.GetFromJsonAsync<JsonNode>($"query?query={Uri.EscapeDataString(query)}", Token))![
            "data"
        ]!["result"]!.AsArray();
        return answer.ToDictionary(
            series => string.Join(' ', labels.Select(label => (string?)series!["metric"]![label])),
            series => double.Parse((string)series!["value"]![1]!, CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );
    }

    /// <summary>Trace ids beside the measurements of a metric since the start.</summary>
    public async Task<IReadOnlyList<string>> ExemplarsAsync(string metric)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var answer = await _http.GetFromJsonAsync<JsonNode>(
            FormattableString.Invariant($"query_exemplars?query={metric}&start={now - 3600}&end={now + 60}"),
            Token
        );
        return
        [
            .. answer!["data"]!
                .AsArray()
                .SelectMany(series => series!["exemplars"]!.AsArray())
                .Select(exemplar => (string)exemplar!["labels"]!["trace_id"]!)
                .Distinct(),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    private async Task<IReadOnlyDictionary<string, double>?> TryAskAsync(string query)
    {
        try
        {
            return await AskAsync(query);
        }
        catch (HttpRequestException)
        {
            Assert.False(_process.HasExited, File.ReadAllText(Path.Combine(_folder.Path, "prometheus.log")));
            return null; // it does not listen yet
        }
    }
}
