using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Forecasting;
using BtcEvents.Learning.MlNet;
using BtcEvents.Market;
using BtcEvents.Sources;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.BusTests.Cli;

/// <summary>Months in a home of its own, with a recipe that takes little time, on a simulated market.</summary>
internal sealed class EmbeddedMonth : IDisposable
{
    private readonly TempFolder _folder = new();

    public static ForecastRecipe Recipe { get; } =
        new()
        {
            Trees = new MlNetTrees(),
            Training = new()
            {
                LinearTrials = 4,
                JudgedMonths = 24,
                SearchedMonths = 12,
                Parallelism = 2,
                // The simulated market has little to find, and there has to be a champion.
                PromotionLevel = 1,
            },
        };

    public HomeFolder Home => new(_folder.File("home"));

    public string Market => _folder.File("market");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    public Task SimulateAsync(string symbol = "BTC-USD") =>
        MarketCsvWriter.WriteAsync(
            Market,
            SimulatedMarket.Generate(7, new(2018, 1, 1), new(2023, 12, 31), symbol),
            simulated: true,
            Cancellation
        );

    public async Task<CycleOutcome> RunAsync(
        string symbol = "BTC-USD",
        string month = "2024-01",
        CyclePlan? plan = null
    )
    {
        using var held = Home.Hold();
        using var host = EmbeddedHost.Build(Home, Market, Recipe, verbose: false);
        await host.StartAsync(Cancellation);
        var outcome = await EmbeddedHost.RunCycleAsync(
            host.Services,
            symbol,
            Month.Parse(month),
            plan ?? new(),
            _ => { },
            Cancellation
        );
        await host.StopAsync(Cancellation);
        return outcome;
    }
}
