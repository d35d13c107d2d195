using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Cycles;

namespace BtcEvents.BusTests.Cli;

/// <summary>
/// Every command of a home prints JSON that its schema allows, which <see cref="JsonPromise"/> checks, errors too.
/// </summary>
public sealed class JsonCommandsTests
{
    private const string Forecast = "BTC-USD-2025-06-1";

    [Fact]
    public async Task Every_command_of_a_home_prints_what_its_schema_says()
    {
        using var folder = new TempFolder();
        var (home, market) = (folder.File("home"), folder.File("market"));
        var sample = await JsonOfAsync("sample", market);
        Assert.Equal(9, (int)sample["series"]!);

        var cycle = await JsonOfAsync("cycle", "--month", "2025-06", "--market", market, "--home", home);
        Assert.Equal("completed", (string)cycle["state"]!);
        Assert.Equal(Forecast, (string)cycle["forecast"]!["forecast_id"]!);
        var (happened, expected) = (
            (double)cycle["forecast"]!["already_happened_percent"]!,
            (double)cycle["forecast"]!["still_expected_percent"]!
        );
        Assert.NotEqual(0, happened);
        Assert.Equal((double)cycle["forecast"]!["change_percent"]!, happened + expected, 9);
        var training = cycle["stages"]!.AsArray().Single(stage => (string)stage!["stage"]! == "training")!;
        Assert.True((double)training["work_seconds"]! > 0);
        Assert.True((double)training["wait_seconds"]! >= 0);

        Assert.Single((await JsonOfAsync("status", "--home", home)).AsArray());
        Assert.Single((await JsonOfAsync("forecasts", "--home", home)).AsArray());
        var model = (await JsonOfAsync("models", "--home", home))["models"]![0]!;
        Assert.Equal((string)cycle["forecast"]!["model"]!, (string)model["model"]!);
        var explained = await JsonOfAsync("explain", Forecast, "--home", home, "--coverage", "0.9");
        Assert.Equal(
            cycle["forecast"]!["distribution"]!.ToJsonString(),
            explained["forecast"]!["distribution"]!.ToJsonString()
        );
        // Nine tenths lie between the quantiles of 5 and 95 %.
        var quantiles = explained["forecast"]!["distribution"]!["quantiles"]!.AsArray();
        Assert.Equal((double)quantiles[0]!["change_percent"]!, (double)explained["interval"]!["lower"]!, 9);
        Assert.Equal((double)quantiles[^1]!["change_percent"]!, (double)explained["interval"]!["upper"]!, 9);
        Assert.Equal((string)model["algorithm"]!, (string)explained["forecast"]!["algorithm"]!);
        Assert.Equal(
            (string)cycle["cycle_id"]!,
            (string)(await JsonOfAsync("trace", Forecast, "--home", home))["cycle_id"]!
        );
        var tested = await JsonOfAsync([
            "backtest",
            "--from",
            "2025-05",
            "--to",
            "2025-06",
            "--market",
            market,
            "--home",
            home,
        ]);
        Assert.Equal(2, tested["rows"]!.AsArray().Count);
        Assert.Equal(happened, (double)tested["rows"]![1]!["already_happened_percent"]!, 9);
        Assert.InRange((double)tested["rows"]![1]!["probability_up"]!, 0.01, 0.99);
        Assert.Equal(tested["rows"]!.AsArray().Average(row => (double)row!["crps"]!), (double)tested["crps"]!, 9);
    }

    [Fact]
    public async Task A_cycle_that_failed_is_printed_as_well()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();

        var run = await RunAsync("cycle", "--month", "2040-01", "--market", month.Market, "--home", month.Home.Root);

        Assert.Equal(1, run.Code);
        Assert.Equal("failed", (string)JsonNode.Parse(run.Printed)!["state"]!);
    }

    [Fact]
    public async Task A_fact_that_is_followed_is_printed_as_its_schema_says()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        var outcome = await month.RunAsync();

        foreach (var fact in outcome.Facts)
        {
            var hop = new Hop(outcome.Cycle, fact, fact.Seq == 1 ? null : TimeSpan.FromSeconds(0.5));
            JsonPromise.Check("status.follow", ScriptJson.Write(HopDocument.Of(hop)));
        }
    }

    [Theory]
    [InlineData(2, "--month: '2025-13' is not a month", "cycle", "--month", "2025-13")]
    [InlineData(2, "Required argument missing", "explain")]
    [InlineData(2, "lies before --from", "backtest", "--from", "2025-06", "--to", "2025-05")]
    [InlineData(2, "lies before --from", "ablate", "--from", "2025-06", "--to", "2025-05")]
    [InlineData(1, "holds no forecasts yet", "explain", "BTC-USD-2025-06-1", "--home", "nowhere")]
    [InlineData(1, "there is no model", "models", "abc", "--home", "nowhere")]
    [InlineData(2, "'--json'", "migrate")]
    [InlineData(1, "nosuch.env", "ps", "--servers", "nosuch.env")]
    public async Task An_error_is_json_on_standard_error(int code, string why, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        var errors = run
            .Said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!)
            .Where(line => (string)line["level"]! == "error")
            .ToList();
        Assert.Equal((code, ""), (run.Code, run.Printed));
        Assert.Contains(errors, error => ((string)error["message"]!).Contains(why, StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Equal(code, (int)error["exit_code"]!));
    }

    [Theory]
    [InlineData("--json=true", '{')]
    [InlineData("--json=false", 'b')]
    public async Task Whether_json_is_wanted_may_be_said_with_a_value(string option, char begin)
    {
        var run = await ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["explain", "x", "--home", "nowhere", option]);

        Assert.Equal((1, begin), (run.Code, run.Said[0]));
    }

    [Fact]
    public async Task A_home_that_is_not_there_cannot_be_followed()
    {
        var run = await RunAsync("status", "--follow", "--home", "nowhere");

        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.Contains("holds no cycles yet", run.Said, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> JsonOfAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.Code == 0, run.Said);
        return JsonNode.Parse(run.Printed)!;
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), [.. arguments, "--json"]);
}
