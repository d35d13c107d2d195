using System.Diagnostics;
using System.Text.Json.Nodes;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>What services were started with holds for the next start, too.</summary>
public sealed class FleetMemoryTests(Servers servers)
{
    private const string Months = "BTC_FETCH__LEASTMONTHS";

    [Fact]
    public async Task A_service_that_died_is_started_as_it_was_and_a_difference_is_refused_or_applied()
    {
        await using var place = await FleetPlace.CreateAsync(servers);
        string[] up = ["up", "--service", "fetcher", "--service", "selector", "--wait", "1800"];
        var market = place.FileOf("market");
        Directory.CreateDirectory(market);
        var (code, _, errors) = await place.RunAsync(With(Months, "31"), [.. up, "--market", market]);
        Assert.True(code == 0, errors);
        Kill(await RecordAsync(place, "fetcher"));

        await place.DoneAsync(up);

        var fetcher = await RecordAsync(place, "fetcher");
        Assert.Equal((market, "31"), ((string)fetcher["market"]!, (string)fetcher["settings"]![0]!["value"]!));
        var environment = await File.ReadAllTextAsync($"/proc/{fetcher["pid"]}/environ", Cancellation);
        Assert.Contains($"{Months}=31\0", environment, StringComparison.Ordinal);
        Assert.Contains($"BTC_MARKET={market}\0", environment, StringComparison.Ordinal);

        var (refused, _, why) = await place.RunAsync(With(Months, "32"), up);
        Assert.Equal(1, refused);
        Assert.Contains($"{Months} is '31' there, and '32' is asked for", why, StringComparison.Ordinal);
        var (applied, _, trouble) = await place.RunAsync(With(Months, "32"), [.. up, "--restart"]);
        Assert.True(applied == 0, trouble);
        Assert.Equal("32", (string)(await RecordAsync(place, "fetcher"))["settings"]![0]!["value"]!);

        await place.DoneAsync("up", "--service", "selector", "--copies", "2", "--wait", "1800");
        Assert.Equal("ready", (string)(await RecordAsync(place, "selector-2"))["state"]!);
        await place.DoneAsync("up", "--service", "selector", "--copies", "1", "--wait", "1800");
        Assert.DoesNotContain("selector-2", (await place.RunAsync("ps")).Output, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> With(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };

    private static void Kill(JsonNode record)
    {
        using var process = Process.GetProcessById((int)record["pid"]!);
        process.Kill();
        process.WaitForExit(TimeSpan.FromSeconds(30));
    }

    private static async Task<JsonNode> RecordAsync(FleetPlace place, string name) =>
        JsonNode
            .Parse((await place.RunAsync("ps", "--json")).Output)!
            .AsArray()
            .Single(p => (string)p!["name"]! == name)!;
}
