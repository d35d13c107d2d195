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
        // A champion of another test would make another forecast; see EmptyFirst.
        if (await MonthlyRuns.ListAsync() is not { Count: 0 })
        {
            await Stack.EmptyAsync(Stack.Current);
        }

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
