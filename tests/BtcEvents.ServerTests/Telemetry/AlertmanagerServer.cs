using System.Diagnostics;
using System.Net.Http.Json;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>An Alertmanager of its own on loopback, with the project's configuration but for its patience.</summary>
internal sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private Process? _process;

    private AlertmanagerServer(string bridge) =>
        File.WriteAllText(
            Configuration,
            File.ReadAllText(ConfigurationFile)
                .Replace("alert-bridge:8080", bridge, StringComparison.Ordinal)
                .Replace("group_wait: 10s", "group_wait: 1s", StringComparison.Ordinal)
                .Replace("group_interval: 1m", "group_interval: 1s", StringComparison.Ordinal)
                .Replace("repeat_interval: 12h", "repeat_interval: 2s", StringComparison.Ordinal)
        );

    /// <summary>The project's.</summary>
    public static string ConfigurationFile { get; } =
        Path.Combine(Servers.Root, "observability", "alertmanager", "alertmanager.yml");

    /// <summary>Host and port.</summary>
    public string Address { get; } = $"127.0.0.1:{Ports.Free()}";

    private string Configuration => _folder.File("alertmanager.yml");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts one.</summary>
    /// <param name="bridge">Host and port of the alert bridge.</param>
    public static async Task<AlertmanagerServer> StartAsync(string bridge)
    {
        var server = new AlertmanagerServer(bridge);
        await server.StartAsync();
        return server;
    }

    /// <summary>Ends it, and starts it with what it had stored.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        await StartAsync();
    }

    /// <summary>Tells it of an alert, as Prometheus does.</summary>
    public async Task PostAsync(
        IReadOnlyDictionary<string, string> labels,
        DateTimeOffset startsAt,
        DateTimeOffset? endsAt = null
    )
    {
        var annotations = new { summary = "tested", runbook = "docs/runbooks/none.md" };
        using var answer = await _http.PostAsJsonAsync(
            $"http://{Address}/api/v2/alerts",
            new[]
            {
                new
                {
                    labels,
                    annotations,
                    startsAt,
                    endsAt = endsAt ?? startsAt.AddHours(1),
                },
            },
            Token
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        var line =
            $"exec prometheus-alertmanager --config.file=\"{Configuration}\" --storage.path=\"{_folder.File("data")}\" "
            + $"--web.listen-address={Address} --cluster.listen-address= >>\"{_folder.File("log")}\" 2>&1";
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { UseShellExecute = false })!;
        await Watchdog.UntilAsync("an Alertmanager that is ready", () => IsReadyAsync().GetAwaiter().GetResult());
    }

    private async Task EndAsync()
    {
        using var asked = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
        {
            Assert.Fail(await File.ReadAllTextAsync(_folder.File("log"), Token));
        }

        try
        {
            using var answer = await _http.GetAsync($"http://{Address}/-/ready", Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not yet
        }
    }
}
