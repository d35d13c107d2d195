using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;

namespace BtcEvents.ServerTests.Whole;

/// <summary>The way of an alert from a real Alertmanager to people, here the log.</summary>
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
    public async Task An_alert_is_told_once_and_its_end_once_whatever_is_restarted_meanwhile()
    {
        await using var site = await Site.CreateAsync(servers, "alertmanager");
        await using var fleet = new Fleet(site);
        fleet.Start(Bridge);
        await fleet.ReadyAsync(Bridge);
        await using var alertmanager = await AlertmanagerServer.StartAsync(fleet.AddressOf(Bridge));
        var began = DateTimeOffset.UtcNow;

        await alertmanager.PostAsync(Labels("A"), began);
        await ToldAsync(fleet, "Alert (warning) A: tested", 1);
        await alertmanager.RestartAsync(); // it tells what it has again
        await alertmanager.PostAsync(Labels("A"), began);

        await fleet.KillAsync(Bridge);
        await alertmanager.PostAsync(Labels("B"), began); // nobody is there to take it
        fleet.Restart(Bridge);
        await ToldAsync(fleet, "Alert (warning) B: tested", 1);

        await alertmanager.PostAsync(Labels("A"), began, endsAt: DateTimeOffset.UtcNow);
        await ToldAsync(fleet, "Alert (warning) over: A: tested", 1);
        await alertmanager.PostAsync(Labels("C"), began);
        await ToldAsync(fleet, "Alert (warning) C: tested", 1);
        Assert.Equal(1, Count(fleet, "Alert (warning) A: tested"));
        Assert.Equal(1, Count(fleet, "Alert (warning) B: tested"));
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

    private static Task ToldAsync(Fleet fleet, string line, int times) =>
        Watchdog.UntilAsync($"'{line}' in the log", () => Count(fleet, line) == times);

    private static int Count(Fleet fleet, string line) => fleet.LogText(Bridge).Split(line).Length - 1;
}
