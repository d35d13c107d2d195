using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Sources;

namespace BtcEvents.BusTests.Cli;

/// <summary>A month of which some days are over, from the forecast of a home and the prices of a folder.</summary>
public sealed class NowcastCommandTests : IDisposable
{
    private readonly EmbeddedMonth _month = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _month.Dispose();

    [Fact]
    public async Task A_month_is_nowcast_from_its_forecast_to_its_outcome()
    {
        await _month.SimulateAsync();
        await _month.RunAsync(month: "2023-12");
        var forecast = JsonNode.Parse((await RunAsync("forecasts", "--json")).Printed)![0]!;

        var begun = await NowcastAsync("--as-of", "2023-11-30");
        Assert.Equal((0, 31), ((int)begun["known_days"]!, (int)begun["days"]!));
        Assert.Equal((string)forecast["forecast_id"]!, (string)begun["forecast_id"]!);
        foreach (var figure in new[] { "change_percent", "lower", "upper", "coverage" })
        {
            Assert.Equal((double)forecast[figure]!, (double)begun[figure]!, 1e-9);
        }

        Assert.Equal((double)forecast["already_happened_percent"]!, (double)begun["anchor_percent"]!, 1e-9);
        Assert.Equal(
            forecast["distribution"]!["quantiles"]!.AsArray().Select(q => Math.Round((double)q!["change_percent"]!, 9)),
            begun["quantiles"]!.AsObject().Select(q => Math.Round((double)q.Value!, 9))
        );

        var half = await NowcastAsync("--as-of", "2023-12-15", "--coverage", "0.9");
        Assert.Equal((double)half["quantiles"]!["0.05"]!, (double)half["lower"]!, 1e-9);
        Assert.True(Width(half, "0.10", "0.90") < Width(begun, "0.10", "0.90"));

        var over = await NowcastAsync("--month", "2023-12");
        Assert.Equal("2023-12-31", (string)over["as_of"]!);
        Assert.Equal((double)over["change_percent"]!, (double)over["lower"]!);
        Assert.Equal(0, (double)over["open_percent"]!);
        Assert.Matches(
            @"BTC-USD 2023-12: [+-][0-9.]+ % against the month before: it is over\nMean close [0-9,.]+ USD\n$",
            (await RunAsync(["nowcast", .. Market, "--month", "2023-12"])).Printed
        );
    }

    [Fact]
    public async Task A_month_that_was_not_forecast_expects_nothing_and_says_so()
    {
        await _month.SimulateAsync();

        var made = await NowcastAsync("--as-of", "2023-12-15");
        Assert.Null((string?)made["model"]);
        Assert.Equal(
            ((double)made["anchor_percent"]!, 0),
            ((double)made["change_percent"]!, (double)made["open_percent"]!)
        );

        var screen = (await RunAsync(["nowcast", .. Market, "--as-of", "2023-12-15"])).Printed;
        Assert.Contains("On 2023-12-15, 15 of 31 days are known.", screen, StringComparison.Ordinal);
        Assert.Contains("2023-12 was not forecast when it began: nothing is", screen, StringComparison.Ordinal);
        Assert.Contains(
            $"Forecast it: btc cycle --month 2023-12 --market {_month.Market} --home {_month.Home.Root}",
            screen,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task By_default_it_is_the_month_after_the_last_day_that_is_over()
    {
        await _month.SimulateAsync();

        var made = await NowcastAsync();
        Assert.Equal(
            ("2024-01", "2023-12-31", 0),
            ((string)made["month"]!, (string)made["as_of"]!, (int)made["known_days"]!)
        );
    }

    [Fact]
    public async Task What_cannot_be_nowcast_is_told_in_a_sentence()
    {
        await _month.SimulateAsync();
        await _month.RunAsync(month: "2023-12");

        await ToldAsync("BTC-USD: not every day of 2017-12 has a close", "--as-of", "2018-01-05");
        await ToldAsync("the prices of .* end on 2023-12-31, before 2024-01-01", "--as-of", "2024-01-01");
        await ToldAsync(
            "2023-12 can be nowcast from 2023-11-30 to 2023-12-31, not on 2023-10-05",
            "--as-of",
            "2023-10-05",
            "--month",
            "2023-12"
        );
        var spot = Path.Combine(_month.Market, "btc_spot.csv");
        var lines = await File.ReadAllLinesAsync(spot, Cancellation);
        await File.WriteAllLinesAsync(spot, [lines[0], "2999-12-30" + lines[^1][10..]], Cancellation);
        await ToldAsync("BTC-USD: .* holds no price of a day that is over");
        await File.WriteAllLinesAsync(spot, lines, Cancellation);
        File.Delete(Path.Combine(_month.Market, CsvFolder.SimulatedMarker));
        await ToldAsync(
            "BTC-USD-2023-12-1, of .*, was made from simulated figures, and those of .* are real: name with --market",
            "--as-of",
            "2023-12-15"
        );
    }

    [Fact]
    public async Task A_month_before_that_was_revised_since_the_forecast_is_told()
    {
        await _month.SimulateAsync();
        await _month.RunAsync(month: "2023-12");
        var path = Path.Combine(_month.Market, "btc_spot.csv");
        var lines = await File.ReadAllLinesAsync(path, Cancellation);
        var day = Array.FindIndex(lines, line => line.StartsWith("2023-11-10", StringComparison.Ordinal));
        var cells = lines[day].Split(',');
        cells[4] = cells[3]; // the close is the low of the day
        lines[day] = string.Join(',', cells);
        await File.WriteAllLinesAsync(path, lines, Cancellation);

        var screen = (await RunAsync(["nowcast", .. Market, "--as-of", "2023-12-15"])).Printed;
        Assert.Matches("warn the month before 2023-12 had a mean close of [0-9,.]+ USD when it was", screen);
    }

    private string[] Market => ["--market", _month.Market];

    private static double Width(JsonNode nowcast, string from, string to) =>
        (double)nowcast["quantiles"]![to]! - (double)nowcast["quantiles"]![from]!;

    private async Task<JsonNode> NowcastAsync(params string[] arguments)
    {
        var run = await RunAsync(["nowcast", .. Market, .. arguments, "--json"]);
        Assert.True(run.Code == 0, run.Said);
        return JsonNode.Parse(run.Printed)!;
    }

    private async Task ToldAsync(string sentence, params string[] arguments)
    {
        var run = await RunAsync(["nowcast", .. Market, .. arguments]);
        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.Matches(sentence, run.Said);
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), [.. arguments, "--home", _month.Home.Root]);
}
