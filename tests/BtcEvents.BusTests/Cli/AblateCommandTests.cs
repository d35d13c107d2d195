using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

public sealed class AblateCommandTests : IDisposable
{
    private readonly EmbeddedMonth _month = new();

    public void Dispose() => _month.Dispose();

    [Fact]
    public async Task Every_group_that_the_home_does_not_leave_out_is_told_and_a_second_run_finds_all_of_it()
    {
        await _month.SimulateAsync();
        Directory.CreateDirectory(_month.Home.Root);
        await File.WriteAllTextAsync(
            Path.Combine(_month.Home.Root, "btc.json"),
            """
            {
              "Selection": { "Without": ["price", "month end", "trend", "volatility", "futures", "chain"] },
              "Training": { "JudgedMonths": 24 },
            }
            """,
            TestContext.Current.CancellationToken
        );

        var json = await RunAsync("--json");
        var document = JsonNode.Parse(json.Printed)!;

        Assert.Equal((3, 3), ((int)document["months"]!, (int)document["outcomes"]!));
        var groups = document["groups"]!.AsArray();
        Assert.Equal(["macro", "sentiment"], groups.Select(group => (string)group!["group"]!));
        Assert.All(
            groups,
            group => Assert.True((double)group!["gain_lower"]! <= (double)group["gain_upper"]!, json.Printed)
        );
        Assert.Contains("Selection:Without price, month end, trend,", json.Said, StringComparison.Ordinal);

        var screen = (await RunAsync()).Printed;

        Assert.Contains("SIMULATED", screen, StringComparison.Ordinal);
        Assert.Matches("sentiment +│ 3 ", screen);
        Assert.Contains(" on 3 months (p above 0.05, corrected for 2 groups).", screen, StringComparison.Ordinal);
        Assert.Contains("; 9 were kept from an earlier run", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("were kept", (await RunAsync("--fresh")).Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_tells_nothing_is_refused()
    {
        await _month.SimulateAsync();

        var run = await RunAsync("--from", "2024-01", "--to", "2024-01");

        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.Contains("2024-01 to 2024-01 hold 0 months with an outcome", run.Said, StringComparison.Ordinal);
    }

    private async Task<ProgramRun> RunAsync(params string[] more)
    {
        string[] range = more.Contains("--from") ? [] : ["--from", "2023-10", "--to", "2023-12"];
        return await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["ablate", .. range, .. more, "--market", _month.Market, "--home", _month.Home.Root]
        );
    }
}
