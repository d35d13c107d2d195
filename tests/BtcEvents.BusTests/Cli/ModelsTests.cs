using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary>The list of models, which of them is the champion, and why.</summary>
public sealed class ModelsTests
{
    [Fact]
    public async Task The_champion_and_the_models_are_listed_and_one_alone_says_why_it_was_not_promoted()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        await month.RunAsync(month: "2024-01");
        await month.RunAsync(month: "2023-12"); // chosen on earlier data than the champion: it is held

        var listed = await ModelsAsync(month);
        var lines = listed.Split('\n');
        Assert.StartsWith("Champion of BTC-USD: ", lines[1], StringComparison.Ordinal);
        Assert.Contains("of 2024-01, since", lines[1], StringComparison.Ordinal);
        Assert.All(lines[3..7], line => Assert.InRange(line.Length, 0, 80));
        Assert.EndsWith("not promoted", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("  champion", lines[4], StringComparison.Ordinal);

        var document = JsonNode.Parse(await ModelsAsync(month, "--json"))!;
        Assert.Equal([true, false], document["models"]!.AsArray().Select(model => (bool)model!["is_champion"]!));
        var promotion = Assert.Single(document["promotions"]!.AsArray())!;
        Assert.Equal((string)document["models"]![0]!["model"]!, (string)promotion["model"]!);

        var digest = ((string)document["models"]![1]!["model"]!)["models/".Length..][..8];
        var held = await ModelsAsync(month, digest);
        Assert.Contains("forecasts but is not promoted, since", held, StringComparison.Ordinal);
        Assert.Contains("was chosen on later data (up to 2023-12-31)", held, StringComparison.Ordinal);
        Assert.Equal(held, await ModelsAsync(month, $"models/{digest.ToUpperInvariant()}"));
        Assert.DoesNotContain("not promoted", await ModelsAsync(month, "--last", "1"), StringComparison.Ordinal);
        Assert.Single(JsonNode.Parse(await ModelsAsync(month, digest, "--json"))!["promotions"]!.AsArray());
        Assert.Equal(1, (await RunAsync(month, $"trainings/{digest}")).Code);
        Assert.Equal(2, (await RunAsync(month, digest, "--last", "1")).Code);
        Assert.Contains(
            "There is none of that",
            await ModelsAsync(month, "--symbol", "ETH-USD"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_home_without_models_says_how_to_get_one_and_an_unknown_model_is_refused()
    {
        using var month = new EmbeddedMonth();
        Assert.Contains("'btc cycle --month", await ModelsAsync(month), StringComparison.Ordinal);

        var run = await RunAsync(month, "abcdef");

        Assert.Equal(1, run.Code);
        Assert.Contains("there is no model 'abcdef'", run.Said, StringComparison.Ordinal);
    }

    private static async Task<string> ModelsAsync(EmbeddedMonth month, params string[] arguments)
    {
        var run = await RunAsync(month, arguments);
        Assert.True(run.Code == 0, run.Said);
        return run.Printed;
    }

    private static Task<ProgramRun> RunAsync(EmbeddedMonth month, params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["models", "--home", month.Home.Root, .. arguments]);
}
