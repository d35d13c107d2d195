using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ContainerTests.Support;

namespace BtcEvents.ContainerTests;

/// <summary>A start becomes a forecast, and the same one as in one process without any server.</summary>
public sealed class CycleTests
{
    [Fact]
    public async Task Starts_by_the_management_page_and_by_btc_become_the_forecasts_of_the_embedded_profile()
    {
        await Stack.EmptyAsync(Stack.Current); // a champion of another test would make another forecast
        await MonthlyRuns.PublishStartAsync("2025-06");
        await MonthlyRuns.EndedAsync("2025-06");
        var followed = await Stack.BtcAsync("start-cycle", "--month", "2025-07", "--follow");
        Assert.True(followed.Code == 0, followed.Said + followed.Printed);

        var home = Directory.CreateTempSubdirectory("btc-containers-home-").FullName;
        try
        {
            string[] months = ["2025-06", "2025-07"];
            foreach (var month in months)
            {
                await EmbeddedAsync(home, "cycle", "--month", month);
            }

            foreach (var month in months) // with what the later month's data tell of the earlier one
            {
                var explained = await Stack.BtcAsync("explain", $"BTC-USD-{month}-1", "--json");
                Assert.True(explained.Code == 0, explained.Said);
                Assert.Equal(
                    Forecast(await EmbeddedAsync(home, "explain", $"BTC-USD-{month}-1", "--json")),
                    Forecast(explained.Printed)
                );
            }
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

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

    // All of it but when it was made: figures, and the digests of data, features, selection and model.
    private static string Forecast(string explained)
    {
        var forecast = JsonNode.Parse(explained)!["forecast"]!.AsObject();
        Assert.NotNull(forecast["dataset_digest"]);
        forecast.Remove("made_at");
        return forecast.ToJsonString();
    }

    private static async Task<string> EmbeddedAsync(string home, params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            arguments,
            [new("BTC_HOME", home), new("BTC_MARKET", Path.Combine(Stack.Project, "data", "simulated"))]
        );
        Assert.True(run.Code == 0, run.Said + run.Printed);
        return run.Printed;
    }
}
