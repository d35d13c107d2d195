using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary><c>btc</c> as a container for one command.</summary>
public sealed class BtcTests
{
    [Fact]
    public async Task Btc_asks_the_servers_without_being_told_where_they_are()
    {
        var status = await Stack.BtcAsync("status");
        Assert.True(status.Code == 0, status.Said);
        Assert.Contains("From the servers of the environment", status.Printed, StringComparison.Ordinal);

        var followed = await Stack.BtcAsync("start-cycle", "--month", "2025-05", "--follow");
        Assert.True(followed.Code == 0, followed.Said + followed.Printed);
        var report = await Stack.BtcAsync("report", "BTC-USD-2025-05-1", "--output", "-");
        Assert.True(report.Code == 0, report.Said);
        Assert.StartsWith("<!doctype html", report.Printed, StringComparison.OrdinalIgnoreCase);

        var letters = await Stack.BtcAsync("dead-letters", "list", "--json");
        Assert.True(letters.Code == 0, letters.Said);
    }

    [Fact] // The image is that of every service but for a link to its program.
    public async Task Both_families_of_Microsoft_ML_can_be_fitted_in_the_image()
    {
        var printed = await Docker.RunAsync(
            "run",
            "--rm",
            "--read-only",
            "--tmpfs",
            "/tmp",
            "--volume",
            $"{Path.Combine(Stack.Project, "data", "simulated")}:/market:ro",
            "--env",
            "BTC_TRAINING__CANDIDATES__0=lightgbm",
            "--env",
            "BTC_TRAINING__CANDIDATES__1=fastforest",
            $"btc-events/btc:{Stack.Settings["BTC_VERSION"]}",
            "cycle",
            "--month",
            "2025-06",
            "--market",
            "/market",
            "--home",
            "/tmp/home"
        );

        Assert.Contains("2 candidates against 5 baselines", printed, StringComparison.Ordinal);
        Assert.Matches("(?s)lightgbm .*fastforest |fastforest .*lightgbm ", printed);
    }
}
