using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;

namespace BtcEvents.ServerTests.Whole;

/// <summary><c>btc alerts</c> on a real broker and a real Alertmanager.</summary>
public sealed class AlertsCommandTests(Servers servers)
{
    private const string Bridge = "AlertBridge-1";

    [Fact]
    public async Task A_test_alert_says_of_every_channel_how_it_fared()
    {
        await using var slack = await SlackServer.StartAsync();
        await using var site = await Site.CreateAsync(servers, "alerts-test");
        await using var fleet = new Fleet(site);
        fleet.Start(Bridge); // for its address
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BTC_SLACK__URL"] = slack.Url,
            ["BTC_WEBHOOK__URL"] = $"http://{fleet.AddressOf(Bridge)}/no-such-page", // refuses with 404
        };
        await fleet.KillAsync(Bridge);
        fleet.Restart(Bridge, settings);
        await fleet.ReadyAsync(Bridge);

        var run = await RunAsync(site, "test", "--json", "--wait", "60");

        var results = JsonNode.Parse(run.Printed)!.AsArray();
        Assert.Equal(
            [("log", true), ("slack", true), ("webhook", false)],
            results.Select(one => ((string)one!["channel"]!, (bool)one["told"]!))
        );
        Assert.Contains("refuses the alert with 404", (string)results[2]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal((1, ""), (run.Code, run.Said));
        Assert.Equal(["a test of the alerts of BtcEvents"], slack.Titles);

        await fleet.KillAsync(Bridge);
        run = await RunAsync(site, "test", "--wait", "1");
        Assert.Equal(1, run.Code);
        Assert.Matches(@"(?m)^  slack    not told: not within 1 s: nobody serves its queue", run.Printed);
    }

    [Fact]
    public async Task An_alert_is_listed_silenced_and_told_again()
    {
        await using var alertmanager = await AlertmanagerServer.StartAsync("127.0.0.1:1");
        await using var site = await Site.CreateAsync(servers, "alerts-list");
        var there = $"--alertmanager http://{alertmanager.Address}";
        Task<ProgramRun> BtcAsync(params string[] arguments) => RunAsync(site, [.. arguments, .. there.Split(' ')]);
        Assert.Equal("No alert fires.\n", (await BtcAsync("list")).Printed);
        await alertmanager.PostAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["alertname"] = "A", ["severity"] = "critical" },
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            endsAt: DateTimeOffset.UtcNow.AddHours(1)
        );

        Assert.Matches(
            @"^1 firing, the longest first:\n  critical A since 2026-01-02 03:04 UTC\n    tested\n",
            (await BtcAsync("list")).Printed
        );
        var none = await BtcAsync("silence", "B", "--for", "2h", "--because", "a test");
        Assert.Contains("none fires now (is the name right?)", none.Printed, StringComparison.Ordinal);
        var silenced = await BtcAsync(
            "silence",
            "A",
            "--for",
            "2h",
            "--because",
            "a test",
            "--label",
            "severity=critical"
        );
        Assert.Contains("1 firing now", silenced.Printed, StringComparison.Ordinal);
        var advised = silenced.Printed.TrimEnd().Split("btc alerts unsilence ")[^1];
        Assert.EndsWith(" " + there, advised, StringComparison.Ordinal);
        var id = advised.Split(' ')[0];
        await Watchdog.UntilAsync(
            "the silence",
            async () => (await BtcAsync("list")).Printed,
            list => list.Contains("A since 2026-01-02 03:04 UTC (silenced)", StringComparison.Ordinal),
            list => list
        );
        var seen = JsonNode.Parse((await BtcAsync("list", "--json")).Printed)!; // checked against its schema
        Assert.Equal((1, 2), (seen["alerts"]!.AsArray().Count, seen["silences"]!.AsArray().Count));

        Assert.Equal($"The silence {id} has ended.\n", (await BtcAsync("unsilence", id)).Printed);
        var again = await BtcAsync("unsilence", id);
        Assert.Equal(
            (1, $"btc: no silence has the id {id}: 'btc alerts list {there}' shows those there are\n"),
            (again.Code, again.Said)
        );
    }

    private static Task<ProgramRun> RunAsync(Site site, params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["alerts", .. arguments], site.Settings, site.Folder);
}
