using System.Text.Json.Nodes;
using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Commands;
using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Cli;

/// <summary><c>btc trace</c> on the store of a home, after a cycle whose training worked at its third try.</summary>
public sealed class TraceCommandTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_cycle_is_drawn_line_by_line_to_its_end()
    {
        await RunCycleAsync();

        var run = await TraceAsync("BTC-USD-2025-06-1");

        Assert.Equal((0, ""), (run.Code, run.Said));
        var lines = run.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"From {_home.Path}", lines[0]);
        Assert.StartsWith("BTC-USD 2025-06 attempt 1, completed: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(CycleHost.WholeCycle, lines[4..^1].Select(line => line.Split(' ')[0]));
        Assert.All(lines[4..^1], line => Assert.Contains('█', line));
        Assert.Equal(
            ["×1", "×1", "×1", "×1", "×3", "×1", "×1"],
            lines[4..^1].Select(line => line.TrimEnd().Split(' ')[^1])
        );
    }

    [Fact]
    public async Task Scripts_get_the_same_as_JSON()
    {
        await RunCycleAsync();

        var run = await TraceAsync("BTC-USD-2025-06-1", "--json");

        var trained = JsonNode.Parse(run.Printed)!["hops"]!
            .AsArray()
            .Single(hop => (string)hop!["fact"]! == "ModelTrained");
        Assert.Equal(("trainer-double", 3), ((string)trained!["consumer"]!, (int)trained["tries"]!));
    }

    [Fact]
    public async Task A_page_is_written_to_a_file_whose_folder_need_not_be_there_or_printed()
    {
        await RunCycleAsync();
        var file = Path.Combine(_home.Path, "pages", "trace.html");

        var written = await TraceAsync("BTC-USD-2025-06-1", "--html", file);
        var printed = await TraceAsync("BTC-USD-2025-06-1", "--html", "-");

        Assert.Equal((0, file), (written.Code, written.Printed.Trim()));
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("ModelTrained · trainer-double", page, StringComparison.Ordinal);
        Assert.Equal(page, printed.Printed);
    }

    [Theory]
    [InlineData("BTC-USD-2025-07-1", "there is no cycle 'BTC-USD-2025-07-1' in ")]
    [InlineData("June", "'June' is not a cycle")]
    public async Task What_is_not_there_is_told(string name, string told)
    {
        await RunCycleAsync();

        var run = await TraceAsync(name);

        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.Contains(told, run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_without_cycles_is_told()
    {
        var run = await TraceAsync("BTC-USD-2025-06-1");

        Assert.Equal(1, run.Code);
        Assert.Contains("holds no cycles yet", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BTC-USD-2025-06-1 --html page.html", 0)]
    [InlineData("BTC-USD-2025-06-1 --json", 0)]
    [InlineData("BTC-USD-2025-06-1 --json --html page.html", 1)]
    [InlineData("", 1)]
    public void One_cycle_and_one_output_are_taken(string line, int faults) =>
        Assert.Equal(faults, TraceCommand.Create().Parse(line).Errors.Count);

    private async Task RunCycleAsync()
    {
        await using var host = await CycleHost.StartAsync(Path.Combine(_home.Path, "operational.db"));
        host.Script.Act = (stage, run, _) =>
            stage == Stage.Training && run < 3 ? throw new IOException("not yet") : Task.CompletedTask;
        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        await host.Tape.FindAsync<CycleCompleted>();
    }

    private Task<ProgramRun> TraceAsync(params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["trace", .. arguments, "--home", _home.Path]);
}
