using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Fleet;

/// <summary>
/// Every command on servers prints JSON that its schema allows, which <see cref="JsonPromise"/> checks whenever one is
/// run.
/// </summary>
public sealed class JsonCommandsTests(Servers servers)
{
    private const string Envelope = "application/vnd.masstransit+json";
    private const string NoJson = "{ this is no json";
    private const string Done = "BTC-USD-2025-06-1";
    private const string Failed = "BTC-USD-2040-01-1"; // the sample ends long before that month

    // Those of a home, and two that others run: alerts list wants an Alertmanager, status --follow has no end.
    private static readonly string[] Elsewhere =
    [
        "ablate",
        "alerts list",
        "backtest",
        "cycle",
        "message",
        "sample",
        "status.follow",
    ];

    private readonly HashSet<string> _run = new(StringComparer.Ordinal);

    [Fact]
    public async Task Every_command_on_servers_prints_what_its_schema_says()
    {
        await using var place = await FleetPlace.CreateAsync(servers);
        await place.UpWithChampionsAsync();
        await CyclesAsync(place);
        await StoresAsync(place);
        await LettersAsync(place);
        await JsonOfAsync(place, 0, "ps");
        await JsonOfAsync(place, 0, "alerts test", "--wait", "60");

        var schemas = Directory
            .GetFiles(Path.Combine(Servers.Root, "contracts", "json"))
            .Select(file => Path.GetFileNameWithoutExtension(file));
        Assert.Equal(
            schemas.Order(StringComparer.Ordinal),
            _run.Concat(Elsewhere).Select(name => name.Replace(' ', '-')).Order(StringComparer.Ordinal)
        );
    }

    private async Task CyclesAsync(FleetPlace place)
    {
        var followed = await JsonOfAsync(place, 0, "start-cycle", "--month", "2025-06", "--follow");
        _run.Add("start-cycle.follow");
        Assert.Equal("completed", (string)followed["state"]!);
        Assert.Equal(Done, (string)(await JsonOfAsync(place, 0, "nowcast", "--as-of", "2025-06-12"))["forecast_id"]!);
        Assert.Equal("running", (string)(await JsonOfAsync(place, 0, "start-cycle", "--month", "2025-05"))["state"]!);
        Assert.Equal(1, (await place.RunAsync("start-cycle", "--month", "2040-01", "--follow", "--json")).Code);
        Assert.Equal("failed", (string)(await JsonOfAsync(place, 1, "retry", Failed, "--follow"))["state"]!);
        Assert.Equal("cancelled", (string)(await JsonOfAsync(place, 0, "cancel", Failed))["state"]!);
        var filled = await JsonOfAsync(place, 0, "backfill", "--from", "2025-05", "--to", "2025-06");
        Assert.Equal(["2025-05", "2025-06"], filled["months"]!.AsArray().Select(month => (string)month!["month"]!));
    }

    private async Task StoresAsync(FleetPlace place)
    {
        Assert.Equal(3, (await JsonOfAsync(place, 0, "status")).AsArray().Count);
        Assert.Equal(2, (await JsonOfAsync(place, 0, "forecasts")).AsArray().Count);
        Assert.Equal("BTC-USD", (string)(await JsonOfAsync(place, 0, "record"))[0]!["symbol"]!);
        Assert.NotEmpty((await JsonOfAsync(place, 0, "models"))["promotions"]!.AsArray());
        await JsonOfAsync(place, 0, "explain", Done);
        await JsonOfAsync(place, 0, "trace", Done);
    }

    private async Task LettersAsync(FleetPlace place)
    {
        for (var n = 0; n < 2; n++)
        {
            await place.Broker.PublishAsync("preprocessor", NoJson, Envelope, Guid.NewGuid().ToString());
        }

        await place.Broker.Queues.MessagesAsync("preprocessor_error", 2);
        var letters = await JsonOfAsync(place, 0, "dead-letters list", "--queue", "preprocessor_error");
        var number = (string)letters[0]!["number"]!;
        Assert.False((bool)(await JsonOfAsync(place, 1, "doctor"))["healthy"]!);
        var shown = await JsonOfAsync(place, 0, "dead-letters show", number);
        Assert.Equal(NoJson, (string)shown["payload"]!);
        Assert.Single((await JsonOfAsync(place, 0, "dead-letters drop", number)).AsArray());
        Assert.NotEmpty((await JsonOfAsync(place, 0, "dead-letters redrive", "--all")).AsArray());
    }

    private async Task<JsonNode> JsonOfAsync(FleetPlace place, int code, string command, params string[] arguments)
    {
        _run.Add(command);
        var (ended, output, errors) = await place.RunAsync([.. command.Split(' '), .. arguments, "--json"]);
        Assert.True(ended == code, $"btc {command}: {ended}\n{output}\n{errors}");
        return JsonNode.Parse(output)!;
    }
}
