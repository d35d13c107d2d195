using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;

namespace BtcEvents.ServerTests.Whole;

/// <summary>The way of an alert from a real Alertmanager to people.</summary>
public sealed class AlertmanagerTests(Servers servers)
{
    private const string Bridge = "AlertBridge-1";

    public static TheoryData<string, string> Routes =>
        new()
        {
            { "severity=critical", "alert-bridge" },
            { "severity=warning", "alert-bridge" },
            { "a=b", "alert-bridge" },
        };

    [Fact]
    public async Task An_alert_is_told_once_and_its_end_once_whatever_is_restarted_or_broken_meanwhile()
    {
        await using var slack = await SlackServer.StartAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["BTC_SLACK__URL"] = slack.Url };
        await using var site = await Site.CreateAsync(servers, "alertmanager");
        await using var fleet = new Fleet(site);
        fleet.Start(Bridge, settings);
        await fleet.ReadyAsync(Bridge);
        await using var alertmanager = await AlertmanagerServer.StartAsync(fleet.AddressOf(Bridge));
        var began = DateTimeOffset.UtcNow;

        await alertmanager.PostAsync(Labels("A"), began);
        await ToldAsync(slack, "A: tested");
        await alertmanager.RestartAsync(); // it tells what it has again
        await alertmanager.PostAsync(Labels("A"), began);

        await fleet.KillAsync(Bridge);
        await alertmanager.PostAsync(Labels("B"), began); // nobody is there to take it
        fleet.Restart(Bridge, settings);
        await ToldAsync(slack, "B: tested");

        slack.IsBroken = true;
        await alertmanager.PostAsync(Labels("C"), began);
        await Watchdog.UntilAsync("tries in vain", () => slack.Refused > 2);
        await fleet.KillAsync(Bridge); // between receipt and sending
        fleet.Restart(Bridge, settings);
        var before = slack.Refused;
        await Watchdog.UntilAsync("tries of the next process", () => slack.Refused > before);
        slack.IsBroken = false;
        await ToldAsync(slack, "C: tested");

        await alertmanager.PostAsync(Labels("A"), began, endsAt: DateTimeOffset.UtcNow);
        await ToldAsync(slack, "Over: A: tested");
        Assert.Equal(["A: tested", "B: tested", "C: tested", "Over: A: tested"], slack.Titles);
        Assert.Equal(1, fleet.LogText(Bridge).Split("Alert (warning) A: tested").Length - 1); // the other channel
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_alert_has_a_receiver(string label, string receiver)
    {
        var file = $"--config.file={AlertmanagerServer.ConfigurationFile}";

        var (code, said) = await Tool.RunAsync("amtool", ["config", "routes", "test", file, label]);

        Assert.Equal((0, receiver), (code, said[0].Trim()));
    }

    [Fact]
    public async Task Alertmanager_takes_its_configuration() =>
        Assert.Equal(0, (await Tool.RunAsync("amtool", ["check-config", AlertmanagerServer.ConfigurationFile])).Code);

    private static Dictionary<string, string> Labels(string alert) =>
        new(StringComparer.Ordinal) { ["alertname"] = alert, ["severity"] = "warning" };

    private static Task ToldAsync(SlackServer slack, string title) =>
        Watchdog.UntilAsync($"'{title}' on Slack", () => slack.Titles.Contains(title, StringComparer.Ordinal));
}
