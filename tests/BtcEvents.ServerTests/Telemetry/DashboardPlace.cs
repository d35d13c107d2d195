using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Fleet;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>
/// A dashboard of one test, as <c>btc up --dashboard</c> starts it; a test fails with a sentence where there can be
/// none.
/// </summary>
internal sealed class DashboardPlace : IAsyncDisposable
{
    // More than any test sends; by default the dashboard gives only its newest.
    private const string Everything = "limit=100000";

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private ServiceRecord? _process;

    private DashboardPlace() { }

    /// <summary>Where it listens, and its keys.</summary>
    public DashboardState State { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DashboardPlace> StartAsync()
    {
        var place = new DashboardPlace();
        var folder = new FleetFolder(place._folder.Path);
        folder.Write([]);
        var package = new DashboardPackage(DashboardPackage.UsualFolder);
        var program = await package.FindAsync(_ => { }, Cancellation);
        var process = place._process = new DashboardStart(folder, TimeProvider.System).Run(program);
        place.State = new DashboardFile(folder).Read()!;
        place._http.DefaultRequestHeaders.Add("x-api-key", place.State.ApiKey);
        using var look = new FleetLook();
        await Watchdog.UntilAsync(
            "a dashboard that answers",
            async () => (await look.AtAsync([process], Cancellation))[0],
            view => view.State == ServiceView.Ready,
            view => view.State
        );
        return place;
    }

    public async Task<IReadOnlyList<ReceivedSpan>> SpansAsync() =>
        ReceivedTelemetry.Spans(await GetAsync($"spans?{Everything}"));

    public async Task<IReadOnlyList<ReceivedLog>> LogsAsync() =>
        ReceivedTelemetry.Logs(await GetAsync($"logs?{Everything}"));

    /// <summary>Names of the services that have sent metrics.</summary>
    public async Task<IReadOnlyList<string>> MeasuredAsync() =>
        [
            .. (await GetAsync("resources"))
                .AsArray()
                .Where(resource => (bool)resource!["hasMetrics"]!)
                .Select(resource => (string)resource!["name"]!),
        ];

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            ServiceProcess.End(process, atOnce: true);
            await Watchdog.UntilAsync("the dashboard's end", () => !ServiceProcess.Runs(process));
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private async Task<JsonNode> GetAsync(string what) =>
        (await _http.GetFromJsonAsync<JsonNode>($"{State.Address}/api/telemetry/{what}", Cancellation))!;
}
