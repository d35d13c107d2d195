using System.Diagnostics;
using System.Globalization;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>A Pushgateway of one test, in memory, on loopback; gone afterwards.</summary>
internal sealed class Pushgateway : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly Process _process;

    private Pushgateway(Process process, int port)
    {
        _process = process;
        Url = $"http://127.0.0.1:{port}";
    }

    /// <summary>Where it is, without a path.</summary>
    public string Url { get; }

    public static async Task<Pushgateway> StartAsync()
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo(
            "prometheus-pushgateway",
            [$"--web.listen-address=127.0.0.1:{port}", "--persistence.file=", "--log.level=error"]
        )
        {
            UseShellExecute = false,
        };
        var gateway = new Pushgateway(Process.Start(start)!, port);
        await Watchdog.UntilAsync(
            "a pushgateway that is ready",
            async () => await gateway.IsReadyAsync() ? gateway : null,
            _ => true,
            _ => "it is ready"
        );
        return gateway;
    }

    /// <summary>All that it has, as Prometheus reads it.</summary>
    public Task<string> PageAsync() => _client.GetStringAsync(Url + "/metrics", TestContext.Current.CancellationToken);

    /// <summary>The series of one group, without the two that the gateway adds; by name and labels, in order.</summary>
    public async Task<SortedDictionary<string, double>> SeriesAsync(string job)
    {
        var series = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in (await PageAsync()).Split('\n').Where(line => line.Contains($"job=\"{job}\"")))
        {
            var end = line.LastIndexOf(' ');
            if (!line.StartsWith("push_", StringComparison.Ordinal))
            {
                series.Add(line[..end], double.Parse(line[end..], CultureInfo.InvariantCulture));
            }
        }

        return series;
    }

    /// <summary>How many groups it has.</summary>
    public async Task<int> GroupsAsync() =>
        (await PageAsync()).Split('\n').Count(line => line.StartsWith("push_time_seconds{", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, "the pushgateway ended");
        try
        {
            using var answer = await _client.GetAsync(Url + "/-/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not yet
        }
    }
}
