using System.CommandLine;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Commands;
using Spectre.Console;

namespace BtcEvents.BusTests.Cli;

/// <summary>Whatever stands on the command line or in the environment: a sentence and a code, no trace.</summary>
[Collection(WholeConsole.Collection)]
public sealed class CommandFuzzTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "BTC_HOME",
        "BTC_MARKET",
        "BTC_SERVERS",
        "BTC_SERVICES",
        "BTC_SECRETS",
        "BTC_ALERTMANAGER__URL",
        "BTC_POSTGRES__PORT",
        "BTC_LINE__TOKEN",
    ];

    // One for all: options know every tree that they were ever put into.
    private static readonly RootCommand Tree = CommandTree.Create();

    private readonly TempFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;

    public CommandFuzzTests()
    {
        Directory.CreateDirectory(_folder.File("dir"));
        File.WriteAllText(_folder.File("file"), "--nosuch");
        Environment.CurrentDirectory = _folder.Path;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        Array.ForEach(Variables, name => Environment.SetEnvironmentVariable(name, null));
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_command_line_ends_otherwise_than_with_a_sentence_and_a_code(int seed)
    {
        var (lines, random) = (new OddCommandLines(Tree, seed, _folder.Path), new Random(seed));
        for (var n = 0; n < 3000; n++)
        {
            var (line, variable) = (lines.Next(), Variables[random.Next(Variables.Length)]);
            Environment.SetEnvironmentVariable(variable, n % 5 == 0 ? lines.Value() : null);

            var (code, said) = await RunAsync(line);

            var told =
                $"[{string.Join("] [", line)}] {variable}={Environment.GetEnvironmentVariable(variable)}: {said}";
            Assert.True(code is 0 or 1 or 2, told);
            Assert.True(code == 0 || said.Trim().Length > 10, told);
            Assert.False(said.Contains("   at ", StringComparison.Ordinal), told);
            Assert.False(said.Contains("was not expected", StringComparison.Ordinal), told);
        }
    }

    [Fact]
    public async Task So_does_the_program_itself()
    {
        var lines = new OddCommandLines(Tree, seed: 4, _folder.Path);
        for (var n = 0; n < 50; n++)
        {
            // No process can be given half a character.
            string[] line = [.. lines.Next().Where(word => !word.Contains('\ud800', StringComparison.Ordinal))];

            var run = await ProgramRun.OfAsync(ProgramRun.Beside("btc"), line, folder: _folder.Path);

            var told = $"[{string.Join("] [", line)}]: {run}";
            Assert.True(run.Code is 0 or 1 or 2, told);
            Assert.False((run.Said + run.Printed).Contains("   at ", StringComparison.Ordinal), told);
        }
    }

    [Theory]
    [InlineData("--help", 0, "Usage:")]
    [InlineData("cycle --help", 0, "Usage:")]
    [InlineData("alerts list -h", 0, "Usage:")]
    [InlineData("nosuch --help", 2, "btc: Unrecognized command or argument 'nosuch'")]
    [InlineData("cycle --nosuch --help", 2, "btc: Unrecognized command or argument '--nosuch'")]
    [InlineData("alerts nosuch -h", 2, "btc: Unrecognized command or argument 'nosuch'")]
    [InlineData("cycle --month 2025-06 --symbol btc-usd", 2, "btc: --symbol: 'btc-usd' is not a symbol")]
    [InlineData("cycle --month 2025-06 --through Features,Selection", 2, "btc: --through: 'Features,Selection' is not")]
    [InlineData("cycle --month 2025-06 --from 2", 2, "btc: --from: '2' is not a stage: Data, Features, Selection,")]
    [InlineData("cycle --month 0001-01", 2, "of the years 1900 to 2999")]
    [InlineData("backtest --from 2025-05 --to 9999-12", 2, "of the years 1900 to 2999")]
    [InlineData("backtest --from 2025-05 --to 2025-06 --json --report -", 2, "\"--json and --report - are two")]
    [InlineData("nowcast --as-of 2025-02-30", 2, "btc: --as-of: '2025-02-30' is not a day: write it as yyyy-MM-dd")]
    [InlineData("nowcast --as-of 0001-01-01", 2, "of the years 1900 to 2999")]
    [InlineData("nowcast --coverage 1", 2, "btc: --coverage: 0.001 to 0.999 is allowed")]
    [InlineData("backfill --from 2025-05 --to 2025-06 --parallel x", 2, "Cannot parse argument 'x' for option")]
    public async Task What_can_be_mistyped_is_a_usage_error_and_help_is_help(string line, int code, string expected)
    {
        var (found, said) = await RunAsync(line.Split(' '));

        Assert.Equal(code, found);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> RunAsync(string[] line)
    {
        var (output, error, console) = (Console.Out, Console.Error, AnsiConsole.Console);
        using var said = new StringWriter();
        Console.SetOut(said);
        Console.SetError(said);
        AnsiConsole.Console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(said) });
        try
        {
            var code = await CommandRunner
                .RunAsync(Tree, line)
                .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            return (code, said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            AnsiConsole.Console = console;
        }
    }
}
