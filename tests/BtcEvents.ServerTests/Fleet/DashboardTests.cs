using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Fleet;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Fleet;

/// <summary><c>btc up --dashboard</c> on the real servers; where the dashboard cannot be fetched, it fails.</summary>
public sealed class DashboardTests(Servers servers)
{
    private static readonly string[] Up = ["up", "--dashboard", "--service", "orchestrator", "--wait", "1800"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_hears_the_services_is_shown_is_kept_comes_again_and_ends_with_them()
    {
        await using var place = await FleetPlace.CreateAsync(servers);
        var folder = new FleetFolder(place.FileOf(""));

        var printed = await place.DoneAsync(Up);

        var state = new DashboardFile(folder).Read()!;
        var process = folder.Read().Single(record => record.IsDashboard);
        Assert.Contains($"Dashboard: {state.Link}\n", printed, StringComparison.Ordinal);
        Assert.Contains($"Dashboard: {state.Link}\n", (await place.RunAsync("ps")).Output, StringComparison.Ordinal);
        var shown = JsonNode.Parse((await place.RunAsync("ps", "--json")).Output)!.AsArray();
        Assert.Equal(
            [("orchestrator", null), ("dashboard", state.Link)],
            shown.Where(p => p!["pid"] is not null).Select(p => ((string)p!["name"]!, (string?)p["link"]))
        );
        await AssertOpensAsync(state);
        await HeardAsync(state);
        AssertSecret(folder, state);

        await place.DoneAsync(Up);
        Assert.Equal(process, folder.Read().Single(record => record.IsDashboard));
        ServiceProcess.End(process, atOnce: true);
        await Watchdog.UntilAsync("its end", () => !ServiceProcess.Runs(process));
        await place.DoneAsync(Up);
        Assert.Equal(state, new DashboardFile(folder).Read());
        await HeardAsync(state);

        var again = folder.Read().Single(record => record.IsDashboard);
        await place.DoneAsync("down");
        Assert.False(ServiceProcess.Runs(again));
        Assert.Null(new DashboardFile(folder).Read());
    }

    [Fact]
    public async Task A_service_that_ran_before_is_named_and_one_that_comes_later_sends_to_it()
    {
        await using var place = await FleetPlace.CreateAsync(servers);
        await place.DoneAsync("up", "--service", "reporter", "--wait", "1800");

        var printed = await place.DoneAsync([.. Up, "--service", "reporter"]);
        Assert.Contains("reporter ran before the dashboard and does not send to it", printed, StringComparison.Ordinal);

        await place.DoneAsync("up", "--service", "selector", "--wait", "1800");
        var receivers = new FleetFolder(place.FileOf("")).Read().ToDictionary(r => r.Name, r => r.Receiver);
        Assert.Null(receivers["reporter"]);
        Assert.NotNull(receivers["selector"]);
        Assert.Equal(receivers["orchestrator"], receivers["selector"]);
    }

    private static async Task AssertOpensAsync(DashboardState state)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var opened = await browser.GetAsync(state.Link, Cancellation);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (opened.StatusCode, opened.Headers.Location?.OriginalString));
        using var stranger = await browser.GetAsync($"{state.Address}/api/telemetry/spans", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    private static Task<JsonArray> HeardAsync(DashboardState state) =>
        Watchdog.UntilAsync(
            "the orchestrator on the dashboard",
            async () =>
            {
                using var reader = new HttpClient();
                reader.DefaultRequestHeaders.Add("x-api-key", state.ApiKey);
                return await reader.GetFromJsonAsync<JsonArray>(
                    $"{state.Address}/api/telemetry/resources",
                    Cancellation
                );
            },
            resources => resources.Any(resource => (string?)resource!["name"] == "orchestrator"),
            resources => resources.ToJsonString()
        );

    // Neither in a log nor in an argument of any process.
    private static void AssertSecret(FleetFolder folder, DashboardState state)
    {
        string[] keys = [state.BrowserToken, state.OtlpKey, state.ApiKey];
        var logs = Directory.GetFiles(folder.Root, "*.log").Select(File.ReadAllText).ToList();
        Assert.Equal(2, logs.Count);
        Assert.DoesNotContain(logs, log => Array.Exists(keys, key => log.Contains(key, StringComparison.Ordinal)));
        var arguments = Directory.GetDirectories("/proc").Select(ArgumentsOf).ToList();
        Assert.Contains(arguments, line => line.Contains("Aspire.Dashboard", StringComparison.Ordinal));
        Assert.DoesNotContain(
            arguments,
            line => Array.Exists(keys, key => line.Contains(key, StringComparison.Ordinal))
        );
    }

    private static string ArgumentsOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // no process, or one that has just ended
        }
    }
}
