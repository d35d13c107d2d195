using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary>The list of forecasts, and what is advised leads to the same stores.</summary>
public sealed class ForecastsTests
{
    [Fact]
    public async Task Forecasts_are_a_narrow_line_each_by_month_and_can_be_chosen()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        await month.RunAsync(month: "2023-12");
        await month.RunAsync(month: "2024-01");

        var lines = (await RunAsync(month, "forecasts")).Printed.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("SIMULATED", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^BTC-USD-2024-01-1 +[+-]\d+\.\d +[+-]\d+\.\d to [+-]\d+\.\d +- ", lines[3]);
        Assert.Matches(@"^BTC-USD-2023-12-1 +[+-]\d+\.\d +[+-]\d+\.\d to [+-]\d+\.\d +[+-]\d+\.\d ", lines[4]);

        Assert.Equal(["2023-12"], await MonthsAsync(month, "--month", "2023-12"));
        Assert.Equal(["2024-01"], await MonthsAsync(month, "--last", "1"));
        Assert.Empty(await MonthsAsync(month, "--symbol", "ETH-USD"));
    }

    [Fact]
    public async Task What_is_advised_of_a_home_names_it()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        var home = month.Home.Root;

        var run = await RunAsync(month, "forecasts");
        Assert.Contains($"'btc cycle --month 2025-06 --home {home}'", run.Printed, StringComparison.Ordinal);
        run = await RunAsync(month, "cycle", "--month", "2024-01", "--market", month.Market);
        Assert.Contains($"Why: btc explain BTC-USD-2024-01-1 --home {home}", run.Printed, StringComparison.Ordinal);
        Assert.Contains($"'btc forecasts --home {home}'", (await RunAsync(month, "explain", "x")).Said);
        Assert.Contains($"'btc status --home {home}'", (await RunAsync(month, "trace", "X-2024-01-7")).Said);
        Assert.Contains($"'btc models --home {home}'", (await RunAsync(month, "models", "f")).Said);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("it's")]
    [InlineData("a&b $HOME (*)")]
    public async Task What_is_advised_can_be_given_to_a_shell(string home)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File(home));
        var first = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["trace", "x", "--home", home],
            folder: folder.Path
        );
        var option = first.Said[
            first.Said.IndexOf(" --home", StringComparison.Ordinal)..first.Said.LastIndexOf(
                "' first",
                StringComparison.Ordinal
            )
        ];

        var said = await ProgramRun.OfAsync(
            "sh",
            ["-c", $"printf %s{option.Replace("--home", "", StringComparison.Ordinal)}"]
        );

        Assert.Equal((0, home), (said.Code, said.Printed));
    }

    [Fact]
    public async Task A_home_that_a_plain_command_finds_is_not_named()
    {
        using var folder = new TempFolder();
        var btc = ProgramRun.Beside("btc");

        var plain = await ProgramRun.OfAsync(btc, ["forecasts"], folder: folder.Path);
        Assert.Contains("'btc cycle --month 2025-06'", plain.Printed, StringComparison.Ordinal);

        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["BTC_HOME"] = folder.File("h") };
        var given = await ProgramRun.OfAsync(btc, ["forecasts"], variables, folder.Path);
        Assert.Contains("'btc cycle --month 2025-06'", given.Printed, StringComparison.Ordinal);
        var other = await ProgramRun.OfAsync(btc, ["forecasts", "--home", ".btc"], variables, folder.Path);
        Assert.Contains("'btc cycle --month 2025-06 --home .btc'", other.Printed, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> MonthsAsync(EmbeddedMonth month, params string[] arguments) =>
        JsonNode
            .Parse((await RunAsync(month, ["forecasts", "--json", .. arguments])).Printed)!
            .AsArray()
            .Select(forecast => (string)forecast!["month"]!);

    private static Task<ProgramRun> RunAsync(EmbeddedMonth month, params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), [.. arguments, "--home", month.Home.Root]);
}
