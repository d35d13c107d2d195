using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary>The list of cycles, and which of them it shows.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Cycles_are_a_narrow_line_each_by_month_and_one_alone_is_shown_whole()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        await month.RunAsync(month: "2023-12");
        await month.RunAsync(month: "2040-01"); // the market ends long before: it fails with a long reason
        await month.RunAsync(month: "2024-01");

        var lines = (await StatusAsync(month)).Split('\n');
        Assert.All(lines[1..], line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(
            ["BTC-USD 2040-01 #1  Failed", "BTC-USD 2024-01 #1  Completed", "BTC-USD 2023-12 #1  Completed"],
            lines[2..5].Select(line => string.Join("  ", line.Split("  ")[..2]).TrimEnd())
        );

        var failed = await StatusAsync(month, "--state", "failed");
        Assert.Contains("Reason: ", failed, StringComparison.Ordinal);
        Assert.Contains("  Data       failed", failed, StringComparison.Ordinal);
        Assert.Matches(
            @"Stage +State +Took +Waited +Worked  What was done\n  Data +done( +\d+\.\d\d s){3}  ",
            await StatusAsync(month, "--month", "2023-12")
        );
        Assert.Contains(
            "There is none of that",
            await StatusAsync(month, "--symbol", "ETH-USD"),
            StringComparison.Ordinal
        );
        var last = JsonNode.Parse(await StatusAsync(month, "--last", "2", "--json"))!.AsArray();
        Assert.Equal(["2040-01", "2024-01"], last.Select(cycle => (string)cycle!["month"]!));
    }

    [Theory]
    [InlineData("--follow shows every fact: leave --state away", "--follow", "--state", "failed")]
    [InlineData("--last must be at least 1", "--last", "0")]
    [InlineData("'2025-13' is not a month", "--month", "2025-13")]
    public async Task What_makes_no_sense_is_refused(string why, params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["status", .. arguments]);

        Assert.Equal(2, run.Code);
        Assert.Contains(why, run.Said, StringComparison.Ordinal);
    }

    private static async Task<string> StatusAsync(EmbeddedMonth month, params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["status", "--home", month.Home.Root, .. arguments]
        );
        Assert.True(run.Code == 0, run.Said);
        return run.Printed;
    }
}
