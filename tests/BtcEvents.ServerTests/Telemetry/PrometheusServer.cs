using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>A Prometheus of its own on loopback.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    /// <summary>The file that says what it does.</summary>
    public const string Configuration = "prometheus.yml";

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http;
    private readonly Process _process;

    private PrometheusServer(IReadOnlyDictionary<string, string> files)
    {
        var address = $"127.0.0.1:{Ports.Free()}";
        files.ToList().ForEach(file => Put(file.Key, file.Value));
        var configuration = _folder.File(Configuration);
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}/api/v1/") };
        var line =
            $"exec prometheus --config.file=\"{configuration}\" --storage.tsdb.path=\"{_folder.Path}/data\" "
            + $"--web.listen-address={address} --enable-feature=exemplar-storage >\"{Log}\" 2>&1";
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { UseShellExecute = false })!;
    }

    private string Log => _folder.File("prometheus.log");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts one that scrapes pages every second, and waits until it has scraped each.</summary>
    /// <param name="targets">Host and port of the pages.</param>
    public static Task<PrometheusServer> StartAsync(IReadOnlyCollection<string> targets) =>
        StartAsync(
            targets.Count,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Configuration] = $"""
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: services
                    static_configs:
                      - targets: [{string.Join(", ", targets.Select(target => $"'{target}'"))}]
                """,
            }
        );

    /// <summary>Starts one with files of its own, and waits until it has scraped every target.</summary>
    /// <param name="targets">How many targets its configuration names.</param>
    /// <param name="files">By name: <see cref="Configuration"/>, and those that it names.</param>
    public static async Task<PrometheusServer> StartAsync(int targets, IReadOnlyDictionary<string, string> files)
    {
        var server = new PrometheusServer(files);
        try
        {
            await ScrapedAsync(server, targets);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static Task ScrapedAsync(PrometheusServer server, int targets) =>
        Watchdog.UntilAsync(
            $"{targets} targets scraped by Prometheus",
            () => server.TryAskAsync("sum(up)"),
            up => up.Values.FirstOrDefault() == targets,
            up => string.Join(' ', up.Values)
        );

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

    /// <summary>The series of a query, each with its labels and values.</summary>
    /// <param name="kind"><c>query</c> for one moment, <c>query_range</c> for a time.</param>
    /// <param name="form">The query, and its times.</param>
    /// <exception cref="FormatException">It is no query; the message says what Prometheus says.</exception>
    public async Task<JsonArray> SeriesAsync(string kind, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await _http.PostAsync(kind, content, Token);
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!;
        return (string?)answer["status"] == "success"
            ? answer["data"]!["result"]!.AsArray()
            : throw new FormatException((string?)answer["error"]);
    }

    /// <summary>Trace ids beside the measurements of the metrics of a query since the start.</summary>
    public async Task<IReadOnlyList<string>> ExemplarsAsync(string query)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var answer = await _http.GetFromJsonAsync<JsonNode>(
            FormattableString.Invariant(
                $"query_exemplars?query={Uri.EscapeDataString(query)}&start={now - 3600}&end={now + 60}"
            ),
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

    /// <summary>Replaces one of its files at once, or adds it.</summary>
    public void Put(string name, string text)
    {
        var (made, file) = (_folder.File(name + ".new"), _folder.File(name));
        File.WriteAllText(made, text);
        File.Move(made, file, overwrite: true);
    }

    /// <summary>The alerts that fire now, each with all of its labels as <c>name=value</c>.</summary>
    public async Task<IReadOnlyList<string>> FiringAsync() =>
        [
            .. (await _http.GetFromJsonAsync<JsonNode>("alerts", Token))!["data"]!["alerts"]!
                .AsArray()
                .Where(alert => (string?)alert!["state"] == "firing")
                .Select(alert =>
                    string.Join(' ', alert!["labels"]!.AsObject().Select(label => $"{label.Key}={label.Value}"))
                ),
        ];

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
            if (_process.HasExited)
            {
                Assert.Fail(File.ReadAllText(Log));
            }

            return null; // it does not listen yet
        }
    }
}
