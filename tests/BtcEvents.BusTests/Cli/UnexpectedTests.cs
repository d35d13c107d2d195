using System.CommandLine;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Commands;
using BtcEvents.Cli.Screens;

namespace BtcEvents.BusTests.Cli;

/// <summary>What goes wrong in other ways than a command foresees.</summary>
[Collection(WholeConsole.Collection)]
public sealed class UnexpectedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_that_is_thrown_escapes_and_its_trace_is_shown_to_who_asks(bool whileParsing)
    {
        var root = new RootCommand { new Option<int>("--n") { DefaultValueFactory = _ => whileParsing ? Fail() : 0 } };
        root.SetAction(int (_) => Fail());
        var said = new StringWriter();
        var before = Console.Error;
        Console.SetError(said);
        try
        {
            Assert.Equal(1, await CommandRunner.RunAsync(root, []));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.StartsWith(
            "btc: FormatException: inner\nThis was not expected",
            said.ToString().ReplaceLineEndings("\n")
        );
        Assert.Contains("BTC_STACK_TRACE=1", said.ToString(), StringComparison.Ordinal);
    }

    private static int Fail() => throw new NotSupportedException("a\nb", new FormatException("inner"));

    [Theory]
    [InlineData("cycle --month 2025-06")]
    [InlineData("status")]
    [InlineData("forecasts")]
    [InlineData("explain BTC-USD-2025-06-1")]
    public async Task A_home_that_is_no_folder_is_named(string line)
    {
        using var folder = new TempFolder();
        var file = folder.File("file");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            [.. line.Split(' '), "--home", Path.Combine(file, "home")],
            folder: folder.Path
        );

        Assert.InRange(run.Code, 0, 1);
        Assert.DoesNotContain("   at ", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("in use by another", run.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operational.db")]
    [InlineData("market.db")]
    public async Task A_file_that_cannot_be_opened_where_it_lies_is_named_at_once(string name)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File($"home/{name}")); // a folder is in its place, for root may write anywhere

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["cycle", "--month", "2025-06", "--home", folder.File("home")],
            folder: folder.Path
        );

        var told = run.Said + run.Printed;
        Assert.Equal(1, run.Code);
        Assert.Contains($"home/{name} can be read only where", told, StringComparison.Ordinal);
        Assert.DoesNotContain("not expected", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_has_lost_its_cycles_and_not_its_forecasts_is_refused()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("home"));
        await File.WriteAllTextAsync(folder.File("home/market.db"), "", TestContext.Current.CancellationToken);

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["cycle", "--month", "2025-06", "--home", folder.File("home")],
            folder: folder.Path
        );

        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.Contains("/operational.db is gone", run.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("home/operational.db")));
    }

    [Theory]
    [InlineData("cycle", "--month", "2025-06")]
    [InlineData("backtest", "--from", "2025-05", "--to", "2025-06")]
    [InlineData("ablate", "--from", "2025-05", "--to", "2025-06")]
    [InlineData("nowcast")]
    public async Task A_market_folder_that_is_not_there_uses_up_no_attempt(params string[] arguments)
    {
        using var folder = new TempFolder();

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            [.. arguments, "--market", folder.File("mistyped"), "--home", folder.File("home")]
        );

        Assert.Equal(2, run.Code);
        Assert.StartsWith(
            $"btc: --market: there is no folder {folder.File("mistyped")}",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(folder.File("home")));
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_told_before_the_work_begins()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("file"), "mine", TestContext.Current.CancellationToken);
        var report = folder.File("file") + "/report.html";

        // So early that nobody has looked into the market yet.
        Directory.CreateDirectory(folder.File("none"));
        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["backtest", "--from", "2024-01", "--to", "2025-06", "--market", folder.File("none"), "--report", report],
            folder: folder.Path
        );

        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.StartsWith($"btc: {report} cannot be written: ", run.Said, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("file"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_sample_leaves_a_users_figures_alone_unless_it_is_told()
    {
        using var folder = new TempFolder();
        var mine = folder.File("mine/btc_spot.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(mine)!);
        await File.WriteAllTextAsync(mine, "mine", TestContext.Current.CancellationToken);
        Task<ProgramRun> SampleAsync(params string[] more) =>
            ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["sample", Path.GetDirectoryName(mine)!, .. more]);

        var refused = await SampleAsync();

        Assert.Equal(1, refused.Code);
        Assert.EndsWith(
            "holds CSV files that btc sample did not write: name another folder, or say --overwrite\n",
            refused.Said,
            StringComparison.Ordinal
        );
        Assert.Equal("mine", await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
        Assert.Equal(0, (await SampleAsync("--overwrite")).Code);
        Assert.Equal(0, (await SampleAsync()).Code); // its own it may replace
        await File.WriteAllTextAsync(mine, "mine", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await SampleAsync()).Code); // and no other among them
        Assert.Equal("mine", await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(63_441.2, "63,441 USD")]
    [InlineData(999.5, "999.50 USD")]
    [InlineData(1.5, "1.50 USD")]
    [InlineData(0.1123456, "0.1123 USD")]
    [InlineData(0.000012345, "0.00001234 USD")]
    [InlineData(0, "0 USD")]
    [InlineData(-0.5, "-0.5000 USD")]
    public void A_price_is_shown_with_digits_that_say_something(double value, string shown) =>
        Assert.Equal(shown, Text.Price(value, "USD"));
}
