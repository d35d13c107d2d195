using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary>A home's <c>btc.json</c> and variables: the settings that services have, in one process.</summary>
public sealed class HomeSettingsTests : IDisposable
{
    private readonly EmbeddedMonth _month = new();

    public void Dispose() => _month.Dispose();

    [Fact]
    public async Task A_cycle_and_a_backtest_run_with_what_the_file_says_and_variables_say_over_it()
    {
        await _month.SimulateAsync();
        Write(
            """
            {
              // as on servers, without BTC_ and with colons for the double underscores
              "Forecast": { "Coverage": 0.9 },
              "Selection": { "Lags": [3, 9], "LeastLagCorrelation": 0 },
              "Training": { "Candidates": ["ridge"], "LinearTrials": 4, "JudgedMonths": 24, "SearchedMonths": 12 },
            }
            """
        );
        var variables = KeyValuePair.Create("BTC_SELECTION__LAGS__0", "4");

        var cycle = await RunAsync([variables], "cycle", "--month", "2023-12", "--json");

        Assert.True(cycle.Code == 0, cycle.Said);
        Assert.Contains("Forecast:Coverage 0.9", cycle.Said, StringComparison.Ordinal);
        Assert.Contains("Selection:Lags 4", cycle.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Selection:Lags 4, 9", cycle.Said, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_month.Home.Root, "btc.json"), cycle.Said, StringComparison.Ordinal);
        var explained = JsonNode.Parse((await RunAsync([], "explain", "BTC-USD-2023-12-1", "--json")).Printed)!;
        Assert.Equal(0.9, (double)explained["forecast"]!["coverage"]!);
        Assert.Equal(
            ["ridge"],
            from line in explained["leaderboard"]!.AsArray()
            where !(bool)line!["baseline"]!
            select (string)line!["algorithm"]!
        );
        var lagged = explained["selection"]!["verdicts"]!
            .AsArray()
            .Select(verdict => (string)verdict!["feature"]!)
            .ToList();
        Assert.Contains(lagged, feature => feature.EndsWith("_lag_4", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lagged,
            feature =>
                feature.Contains("_lag_", StringComparison.Ordinal)
                && !feature.EndsWith("_lag_4", StringComparison.Ordinal)
        );

        string[] range = ["backtest", "--from", "2023-12", "--to", "2023-12", "--json"];
        var backtest = JsonNode.Parse((await RunAsync([variables], range)).Printed)!["rows"]![0]!;
        Assert.Equal((double)explained["forecast"]!["lower"]!, (double)backtest["lower"]!);
        Assert.Equal((double)explained["forecast"]!["change_percent"]!, (double)backtest["change_percent"]!);
    }

    [Theory]
    [InlineData("""{ "Forecast": { "Coverge": 0.9 } }""", "Forecast:Coverge is no setting: Forecast has ")]
    [InlineData("""{ "Forecast": { "Coverage": 2 } }""", "Forecast:Coverage is 2: more than 0 and less than 1")]
    [InlineData("""{ "Forecast": { "Coverage": "much" } }""", "'much' at 'Forecast:Coverage'")]
    [InlineData("""{ "Cycle": { "Tries": 0 }, "Fetch": { "LeastMonths": -1 } }""", "; Fetch:LeastMonths is -1")]
    [InlineData("""{ "Training": { "Candidates": ["rigde"] } }""", "Training:Candidates is ['rigde']: ridge-average, ")]
    [InlineData("""{ "Forcast": { "Coverage": 0.9 } }""", "Forcast is no section of a home: there are Features, ")]
    [InlineData("""{ "Schedule": { "Enabled": true } }""", "let cron run btc cycle")]
    [InlineData("""{ "Forecast": 3 }""", "Forecast holds no settings")]
    [InlineData("""{ "Slack": { "Urrl": "x" } }""", "Slack:Urrl is no setting: Slack has ")]
    [InlineData("""{ "Cycle": { "StageDeadlines": { "Trainning": "00:01:00" } } }""", "has Data, Features, Selection,")]
    [InlineData("""{ "Selection": { "Lags": 5 } }""", "Selection:Lags is '5': it is a list")]
    [InlineData("""{ "Selection": { "Lags": [3, "x"] } }""", "Selection:Lags:1 is 'x', which is no Int32")]
    [InlineData("""{ "Selection": { "Lags": [null] } }""", "Selection:Lags:0 is no entry of a list")]
    [InlineData("""{ "Selection": { "Lags": [[3]] } }""", "Selection:Lags:0 is no entry of a list")]
    [InlineData("""{ "Selection": { "Lags": { "a": 3 } } }""", "Selection:Lags:a is no entry of a list")]
    [InlineData("""{ "Training": { "Candidates": [] } }""", "at least one has to compete")]
    [InlineData("""{ "Forecast": """, "cannot be read as settings: ")]
    public async Task What_makes_no_sense_is_refused_before_anything_is_stored(string file, string why)
    {
        await _month.SimulateAsync();
        Write(file);

        var run = await RunAsync([], "cycle", "--month", "2024-01");

        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.Contains(why, run.Said, StringComparison.Ordinal);
        Assert.Contains("btc.json", run.Said, StringComparison.Ordinal);
        Assert.False(_month.Home.Exists);
    }

    [Fact]
    public async Task A_variable_that_is_no_list_is_refused_where_the_file_has_one()
    {
        await _month.SimulateAsync();
        Write("""{ "Features": { "ShiftDays": [7, 14] } }""");

        var run = await RunAsync([new("BTC_FEATURES__SHIFTDAYS", "5")], "cycle", "--month", "2024-01");

        Assert.Equal((1, ""), (run.Code, run.Printed));
        Assert.Contains("Features:ShiftDays is '5': it is a list", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_is_given_and_told()
    {
        await _month.SimulateAsync();
        Write("""{ "Features": { "ShiftDays": [] }, "Fetch": { "LeastMonths": 1200 } }""");

        var run = await RunAsync([], "cycle", "--month", "2024-01");

        Assert.Equal(1, run.Code); // not enough months
        Assert.Contains("Features:ShiftDays none; Fetch:LeastMonths 1200", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_told()
    {
        await _month.SimulateAsync();
        Directory.CreateDirectory(Path.Combine(_month.Home.Root, "btc.json"));

        var run = await RunAsync([], "cycle", "--month", "2024-01");

        Assert.Equal(1, run.Code);
        Assert.Contains("btc.json is a folder", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_makes_no_sense_is_refused_as_well()
    {
        await _month.SimulateAsync();

        var run = await RunAsync([KeyValuePair.Create("BTC_CYCLE__TRYS", "3")], "cycle", "--month", "2024-01");

        Assert.Equal(1, run.Code);
        Assert.Contains("Cycle:Trys is no setting: Cycle has ", run.Said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("btc.json", run.Said, StringComparison.Ordinal);
    }

    private void Write(string settings)
    {
        Directory.CreateDirectory(_month.Home.Root);
        File.WriteAllText(Path.Combine(_month.Home.Root, "btc.json"), settings);
    }

    private Task<ProgramRun> RunAsync(KeyValuePair<string, string>[] variables, params string[] arguments) =>
        ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            arguments[0] == "explain"
                ? [.. arguments, "--home", _month.Home.Root]
                : [.. arguments, "--market", _month.Market, "--home", _month.Home.Root],
            variables
        );
}
