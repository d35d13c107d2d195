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
}
