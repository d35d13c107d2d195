using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

public sealed class RecordCommandTests : IDisposable
{
    private readonly EmbeddedMonth _month = new();

    public void Dispose() => _month.Dispose();

    [Fact]
    public async Task A_forecast_is_scored_once_the_store_knows_what_came()
    {
        var empty = await RunAsync();
        Assert.Equal(0, empty.Code);
        Assert.Matches(
            "^From .*\nThere is none yet: 'btc cycle --month 2025-06 --home .*' makes a forecast",
            empty.Printed
        );

        await _month.SimulateAsync();
        await _month.RunAsync(month: "2023-11");
        Assert.Contains(
            "BTC-USD: 1 forecast, of no month whose outcome",
            (await RunAsync()).Printed,
            StringComparison.Ordinal
        );

        await _month.RunAsync(month: "2023-12");
        var screen = (await RunAsync()).Printed;
        Assert.Contains(
            "BTC-USD: 1 month from 2023-11 to 2023-11, 0 forecast before they were over",
            screen,
            StringComparison.Ordinal
        );
        Assert.Matches("(0|1) of 1 intervals held; 0 to 1 are to be expected", screen);
        Assert.Contains("1 forecast of months whose outcome", screen, StringComparison.Ordinal);
        Assert.All(screen.Split('\n').Skip(1), line => Assert.InRange(line.Length, 0, 100));

        var record = JsonNode.Parse((await RunAsync("--json")).Printed)![0]!;
        Assert.Equal((1, 1, 0), ((int)record["months"]!, (int)record["waiting"]!, (int)record["live"]!));
        var row = record["rows"]![0]!;
        Assert.Equal((double)row["actual"]! - (double)row["change_percent"]!, (double)row["error"]!, 1e-9);
        Assert.Equal("[]", (await RunAsync("--json", "--symbol", "ETH-USD")).Printed.Trim());
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["record", .. arguments, "--home", _month.Home.Root]);
}
