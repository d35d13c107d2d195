using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>
/// The commands of the distributed profile, as a user types them, on the real services and the simulated sample.
/// </summary>
public sealed class FleetTests(Servers servers)
{
    [Fact]
    public async Task Services_start_run_a_month_backfill_without_moving_the_champion_and_end()
    {
        await using var place = await FleetPlace.CreateAsync(servers);
        await place.UpWithChampionsAsync();
        var processes = JsonNode.Parse(await place.DoneAsync("ps", "--json"))!.AsArray();
        Assert.Equal(
            ServiceList.Shipped.Services.Select(service => service.Name),
            processes.Select(p => (string)p!["name"]!)
        );
        Assert.All(processes, p => Assert.Equal("ready", (string)p!["state"]!));
        Assert.All(processes, AssertKnowsItsLog);

        var cycle = JsonNode.Parse(await place.DoneAsync("start-cycle", "--month", "2025-06", "--follow", "--json"))!;
        Assert.Equal("completed", (string)cycle["state"]!);
        Assert.StartsWith("reports/", (string)cycle["report"]!, StringComparison.Ordinal);
        var page = place.FileOf("page.html");
        Assert.Contains(
            page,
            await place.DoneAsync("report", "BTC-USD-2025-06-1", "--output", page),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "BTC-USD-2025-06-1",
            await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        var (champions, sets) = (Champions(place), FeatureSets(place));
        Assert.NotEmpty(champions);

        var filled = await place.DoneAsync("backfill", "--from", "2025-04", "--to", "2025-06", "--parallel", "2");
        Assert.Contains("1 ended before", filled, StringComparison.Ordinal);
        Assert.Contains("3 of 3 months are done, 0 failed", filled, StringComparison.Ordinal);
        Assert.Equal((champions, sets), (Champions(place), FeatureSets(place)));
        Assert.Contains(
            "3 ended before",
            await place.DoneAsync("backfill", "--from", "2025-04", "--to", "2025-06"),
            StringComparison.Ordinal
        );
        Assert.Equal(3, JsonNode.Parse(await place.DoneAsync("forecasts", "--json"))!.AsArray().Count);
        Assert.Contains("no dead letters", await place.DoneAsync("dead-letters", "list"), StringComparison.Ordinal);

        await AssertRetriedAndCancelledAsync(place);
        await place.DoneAsync("down");
        Assert.All(processes, p => Assert.False(Answers((int)p!["port"]!)));
        var (code, ended, _) = await place.RunAsync("ps", "--json");
        Assert.Equal(1, code);
        Assert.All(JsonNode.Parse(ended)!.AsArray(), p => Assert.Equal("absent", (string)p!["state"]!));
    }

    // To keep it small.
    private static void AssertKnowsItsLog(JsonNode? process) =>
        Assert.Contains(
            $"BTC_LOG__FILE={(string)process!["log"]!}",
            File.ReadAllText($"/proc/{(int)process["pid"]!}/environ").Split('\0')
        );

    // The sample ends long before that month.
    private static async Task AssertRetriedAndCancelledAsync(FleetPlace place)
    {
        const string cycle = "BTC-USD-2040-01-1";
        Assert.Equal(1, (await place.RunAsync("start-cycle", "--month", "2040-01", "--follow")).Code);

        var (failed, again, _) = await place.RunAsync("retry", cycle, "--because", "a test", "--follow");
        Assert.Equal(1, failed);
        Assert.Contains("2039-12", again, StringComparison.Ordinal);
        Assert.Equal(
            "BTC-USD 2040-01 attempt 1 is cancelled: it never comes\n",
            await place.DoneAsync("cancel", cycle, "--because", "it never comes")
        );

        foreach (var (command, name, why) in Refusals(cycle))
        {
            var (code, _, errors) = await place.RunAsync(command, name);
            Assert.Equal(1, code);
            Assert.Contains(why, errors, StringComparison.Ordinal);
        }
    }

    private static (string Command, string Name, string Why)[] Refusals(string cancelled) =>
        [
            ("cancel", cancelled, "is cancelled, so there is nothing to end"),
            ("retry", cancelled, "is cancelled: 'btc start-cycle --month 2040-01 --symbol BTC-USD --servers "),
            ("cancel", "BTC-USD-2025-06-1", "is completed, so there is nothing to end"),
            ("cancel", "BTC-USD-2041-01-1", "there is no cycle 'BTC-USD-2041-01-1'"),
            ("retry", "nonsense", "'nonsense' is not a cycle"),
        ];

    private static bool Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Champions(FleetPlace place) =>
        string.Join('\n', place.Query("select data::text from btc.mt_doc_promotion order by id"));

    private static string FeatureSets(FleetPlace place) =>
        string.Join('\n', place.Query("select data::text from btc.mt_doc_feature_set order by id"));
}
