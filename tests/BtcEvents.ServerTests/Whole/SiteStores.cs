using BtcEvents.BusTests.Support;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Whole;

/// <summary>A look into the stores of a site, from outside its services.</summary>
internal sealed class SiteStores(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private ServiceProvider? _stores;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Not before the first look, as the settings are complete by then.
    private ServiceProvider Stores => _stores ??= Open();

    /// <summary>
    /// Waits until so many cycles are completed, and returns all; fails where one failed or none gets any further.
    /// </summary>
    public Task<IReadOnlyList<CycleOutcome>> CompletedAsync(int count) =>
        Watchdog.UntilAsync(
            $"{count} completed cycles",
            LookAsync,
            cycles =>
            {
                Assert.DoesNotContain(cycles, cycle => cycle.Status.State is "Failed" or "Cancelled");
                return cycles.Count(cycle => cycle.IsCompleted) >= count;
            },
            Describe
        );

    public async Task<IReadOnlyList<StoredForecast>> ForecastsAsync() =>
        await Stores.GetRequiredService<IMarketStore>().ForecastsAsync(symbol: null, Cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }
    }

    // Facts and stages tell progress: each comes once. Tries and processes are counted up by a fleet that gets nowhere,
    // too.
    private static string Describe(IReadOnlyList<CycleOutcome> cycles)
    {
        var waiting = cycles
            .Where(c => c.IsRunning)
            .Select(c => $"{c.Cycle.Symbol} {c.Cycle.Month} at {c.Status.Stage}");
        return $"{cycles.Count(c => c.IsCompleted)} completed, {cycles.Sum(c => c.Facts.Count)} facts, running "
            + $"{string.Join(", ", waiting)}";
    }

    private async Task<IReadOnlyList<CycleOutcome>?> LookAsync()
    {
        try
        {
            await using var scope = Stores.CreateAsyncScope();
            // After its cycle, so that a completed one has all its facts.
            var journal = scope.ServiceProvider.GetRequiredService<IFactJournal>();
            var outcomes = new List<CycleOutcome>();
            foreach (
                var status in await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(Cancellation)
            )
            {
                outcomes.Add(new(status, await journal.OfCycleAsync(status.Cycle.CycleId, Cancellation)));
            }

            return outcomes;
        }
        catch (Exception away) when (ServerTrouble.IsAway(away))
        {
            return null; // the test is restarting the server right now
        }
    }

    private ServiceProvider Open()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings.Select(pair =>
                    KeyValuePair.Create(
                        pair.Key["BTC_".Length..].Replace("__", ":", StringComparison.Ordinal),
                        (string?)pair.Value
                    )
                )
            )
            .Build();
        var services = new ServiceCollection().AddLogging();
        services.AddDistributedOperationalStore(configuration).AddMySqlMarketStore(configuration);
        return services.BuildServiceProvider();
    }
}
