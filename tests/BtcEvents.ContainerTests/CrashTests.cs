using System.Diagnostics;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>Each service and each server dies once while twelve months run; nothing is lost or doubled.</summary>
public sealed class CrashTests
{
    private static readonly string[] Months = [.. Enumerable.Range(1, 12).Select(month => $"2024-{month:00}")];

    [Fact]
    public async Task Twelve_months_run_through_while_every_service_and_every_server_dies_once()
    {
        await Stack.ComposeAsync("up", "-d", "--no-deps", "--scale", "trainer=2", "trainer");
        foreach (var month in Months)
        {
            await MonthlyRuns.PublishStartAsync(month);
        }

        foreach (var name in Stack.Services.Concat(["mariadb", "postgres", "s3", "rabbitmq"]))
        {
            await CrashAsync(name);
        }

        var ended = await MonthlyRuns.EndedAsync(Months);
        Assert.All(ended.Values, cycle => Assert.Equal("completed", MonthlyRuns.StateOf(cycle)));

        var forecasts = JsonNode.Parse((await Stack.BtcAsync("forecasts", "--json")).Printed)!.AsArray();
        Assert.Equal(
            Months,
            forecasts.Select(forecast => (string)forecast!["month"]!).Where(month => Months.Contains(month)).Order()
        );
        await Stack.AllHealthyAsync();
        Assert.Empty(await MonthlyRuns.WaitingAsync());
    }

    // From inside, as a fault would: what 'docker kill' ends is not started again by 'restart: unless-stopped'.
    private static async Task CrashAsync(string name)
    {
        var before = await Stack.InspectAsync(name);
        using (var process = Process.GetProcessById((int)before["State"]!["Pid"]!))
        {
            process.Kill();
        }

        await Watchdog.UntilAsync(
            $"{name} started again and well",
            async () =>
            {
                var now = await Stack.InspectAsync(name);
                var again = (string)now["State"]!["StartedAt"]! != (string)before["State"]!["StartedAt"]!;
                return Tuple.Create(again && await Stack.IsWellAsync(now), now);
            },
            seen => seen.Item1,
            seen => seen.Item2["State"]!.ToJsonString()
        );
    }
}
