using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary>What the pages show of commands on a home is what these print.</summary>
public sealed class DocumentedOutputTests
{
    private static readonly Dictionary<string, string> Sample = new(StringComparer.Ordinal)
    {
        ["BTC_MARKET"] = Path.Combine(DocumentedOutput.Root, "data", "simulated"),
    };

    [Fact]
    public async Task Commands_on_a_home_print_what_the_pages_show()
    {
        using var folder = new TempFolder();
        var shown = DocumentedOutput.All.ToLookup(one => one.Command, StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var command in DocumentedCommands.OnHome)
        {
            var run = await ProgramRun.OfAsync(
                ProgramRun.Beside("btc"),
                DocumentedCommands.Arguments(command),
                Sample,
                folder: folder.Path
            );
            var printed = run.Printed + run.Said;
            Assert.True(run.Code == (DocumentedCommands.Failing.Contains(command) ? 1 : 0), $"{command}: {printed}");
            wrong.AddRange(shown[command].Select(one => one.MissingIn(printed)).OfType<string>());
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_command_that_a_page_shows_is_compared_or_it_is_said_why_not()
    {
        var known = DocumentedCommands
            .OnHome.Concat(DocumentedCommands.OnServers)
            .Concat(DocumentedCommands.ByHand.Keys)
            .ToHashSet(StringComparer.Ordinal);
        var shown = DocumentedOutput.All.Select(one => one.Command).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(shown.Except(known));
        Assert.Empty(DocumentedCommands.ByHand.Keys.Except(shown));
    }

    [Theory]
    [InlineData("done 0.57 s at /a/b/c.html", "done 1.20 s at .../c.html", true)]
    [InlineData("one ... three", "one two three", true)]
    [InlineData("one\n... 4 more\nthree", "one two three", true)]
    [InlineData("one two", "one ... three", false)]
    [InlineData("three ... one", "one two three", false)]
    [InlineData("RMSE 11.03", "RMSE 11.04", false)]
    [InlineData("RMSE 11.0", "RMSE 11.03", false)]
    [InlineData("one", "one two", false)]
    [InlineData("two", "one two", false)]
    [InlineData("one ...", "one two", true)]
    [InlineData("no such mon...", "no such month", true)]
    [InlineData("up to 2025-05-31", "up to 2025-05-30", false)]
    [InlineData("'btc status' lists", "'btc status --home /x' lists", true)]
    public void Words_and_figures_count_in_their_order(string shown, string real, bool isSame) =>
        Assert.Equal(isSame, new DocumentedOutput("page", 1, "btc", shown.Split('\n')).MissingIn(real) is null);
}
