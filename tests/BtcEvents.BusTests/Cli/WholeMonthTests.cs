using System.Text;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Reports;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Reporter;
using BtcEvents.Sources;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.Cli;

/// <summary>The whole month on one bus, with the real consumers and stores, on a simulated market.</summary>
public sealed class WholeMonthTests
{
    private static readonly ForecastRecipe Recipe = EmbeddedMonth.Recipe;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_runs_from_data_to_forecast_and_a_second_run_gives_the_same_digests()
    {
        using var folder = new TempFolder();
        var market = await SimulateAsync(folder);
        var first = await RunAsync(folder, market, Recipe);
        Assert.Equal("Completed", first.Status.State);
        Assert.Equal(
            [
                "CycleStarted",
                "DataUpdated",
                "FeaturesPrepared",
                "FeaturesSelected",
                "ModelTrained",
                "ForecastMade",
                "CycleCompleted",
                "ReportWritten",
            ],
            first.Facts.Select(f => f.Fact).Where(f => f != "DriftDetected")
        );
        Assert.True(first.Find<ForecastMade>()!.Simulated);

        var second = await RunAsync(
            folder,
            market,
            Recipe with
            {
                Training = Recipe.Training with { Parallelism = 1 },
            }
        );
        Assert.Equal(2, second.Cycle.Attempt);
        Assert.Equal(Digests(first), Digests(second));
    }

    [Fact]
    public async Task A_bad_price_fails_the_cycle_with_one_sentence_and_leaves_the_store_empty()
    {
        using var folder = new TempFolder();
        var market = await SimulateAsync(folder);
        var spot = Path.Combine(market, "btc_spot.csv");
        var lines = await File.ReadAllLinesAsync(spot, Cancellation);
        lines[200] = lines[200].Split(',')[0] + ",-1,-1,-1,-1,5";
        await File.WriteAllLinesAsync(spot, lines, Cancellation);

        var outcome = await RunAsync(folder, market, Recipe);

        Assert.Equal(("Failed", Stage.Data), (outcome.Status.State, outcome.Status.Stage));
        Assert.Contains("btc_spot.csv, line 201", outcome.Status.Reason, StringComparison.Ordinal);
        await using var stores = EmbeddedHost.Stores(new HomeFolder(Home(folder)));
        Assert.Empty(await stores.GetRequiredService<IMarketStore>().LastTimesAsync("BTC-USD", Cancellation));
    }

    [Fact]
    public async Task Part_of_a_plan_takes_what_came_before_from_the_journal()
    {
        using var folder = new TempFolder();
        var market = await SimulateAsync(folder);
        var part = await RunAsync(folder, market, Recipe, new() { Through = Stage.Selection });
        Assert.Null(part.Find<ModelTrained>());
        var rest = await RunAsync(folder, market, Recipe, new() { From = Stage.Training });
        Assert.Equal("Completed", rest.Status.State);
        Assert.Equal(part.Find<FeaturesSelected>()!.FeatureSet, rest.Find<ForecastMade>()!.FeatureSet);
    }

    [Fact]
    public async Task Too_little_history_is_refused_at_data_and_suffices_for_features()
    {
        using var folder = new TempFolder();
        var market = await SimulateAsync(folder, new(2022, 1, 1));

        var whole = await RunAsync(folder, market, Recipe);
        var features = await RunAsync(folder, market, Recipe, new() { Through = Stage.Features });

        Assert.Equal((CycleStates.Failed, Stage.Data), (whole.Status.State, whole.Status.Stage));
        Assert.Equal(
            "btc_spot.csv: 23 months with a known outcome on 2023-12-31 are too few to train and judge on: 36 are "
                + "needed",
            whole.Status.Reason
        );
        Assert.Equal(CycleStates.Completed, features.Status.State);
    }

    private static async Task<string> SimulateAsync(TempFolder folder, DateOnly? from = null)
    {
        var market = Path.Combine(folder.Path, "market");
        await MarketCsvWriter.WriteAsync(
            market,
            SimulatedMarket.Generate(7, from ?? new(2018, 1, 1), new(2023, 12, 31)),
            simulated: true,
            Cancellation
        );
        return market;
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_keeps_nobody_waiting_and_is_made_when_it_is_asked_for()
    {
        using var folder = new TempFolder();
        var home = new HomeFolder(Home(folder));
        using var held = home.Hold();
        Directory.CreateDirectory(home.Artefacts);
        var obstacle = Path.Combine(home.Artefacts, "reports"); // a file where the reporter needs a folder
        await File.WriteAllTextAsync(obstacle, "", Cancellation);
        using var host = EmbeddedHost.Build(home, await SimulateAsync(folder), Recipe, verbose: false);
        await host.StartAsync(Cancellation);

        var outcome = await EmbeddedHost.RunCycleAsync(
            host.Services,
            "BTC-USD",
            Month.Parse("2024-01"),
            new(),
            _ => { },
            Cancellation
        );

        Assert.True(outcome.IsCompleted);
        Assert.Null(outcome.Find<ReportWritten>());
        await using var scope = host.Services.CreateAsyncScope();
        Task<string?> FetchAsync() =>
            ReportFile.FetchAsync(outcome, scope.ServiceProvider, path: null, home.Reports, Cancellation);
        await Assert.ThrowsAnyAsync<IOException>(FetchAsync);
        File.Delete(obstacle);
        var id = outcome.Find<ForecastMade>()!.ForecastId;
        Assert.Contains(id, await File.ReadAllTextAsync((await FetchAsync())!, Cancellation), StringComparison.Ordinal);
        await host.StopAsync(Cancellation);
    }

    private static string Home(TempFolder folder) => Path.Combine(folder.Path, "home");

    private static async Task<CycleOutcome> RunAsync(
        TempFolder folder,
        string market,
        ForecastRecipe recipe,
        CyclePlan? plan = null
    )
    {
        var home = new HomeFolder(Home(folder));
        using var held = home.Hold();
        using var host = EmbeddedHost.Build(home, market, recipe, verbose: false);
        await host.StartAsync(Cancellation);
        var outcome = await EmbeddedHost.RunCycleAsync(
            host.Services,
            "BTC-USD",
            Month.Parse("2024-01"),
            plan ?? new(),
            _ => { },
            Cancellation
        );
        var report = outcome.Find<ReportWritten>();
        Assert.Equal(outcome.Find<ForecastMade>()?.ForecastId, report?.ForecastId);
        if (report is not null)
        {
            var page = await host.Services.GetRequiredService<IArtefactStore>().GetAsync(report.Report, Cancellation);
            Assert.Contains(report.ForecastId, Encoding.UTF8.GetString(page), StringComparison.Ordinal);
            await using var scope = host.Services.CreateAsyncScope();
            var again = scope.ServiceProvider.GetRequiredService<CycleReporting>();
            Assert.Equal(
                (report.ForecastId, report.Report),
                await again.WriteAsync(outcome.Cycle.CycleId, Cancellation)
            );
            await DoubtfulJournal.AssertIsShownAsync(scope.ServiceProvider, outcome.Cycle.CycleId);
        }

        await host.StopAsync(Cancellation);
        return outcome;
    }

    private static string Digests(CycleOutcome outcome)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(ScriptJson.Write(CycleDocument.Of(outcome)))!["digests"]!;
        return json.ToJsonString();
    }
}
