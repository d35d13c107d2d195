using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Whole;

/// <summary>Every service as a process of its own, on the real servers.</summary>
public sealed class WholeSystemTests(Servers servers)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_embedded_and_the_distributed_profile_give_the_same_digests()
    {
        await using var site = await Site.CreateAsync(servers, "same-digests");
        await using var fleet = new Fleet(site);
        await fleet.StartAllAsync();
        await site.StartCycleAsync("BTC-USD", "2024-01", new());
        var distributed = (await fleet.CompletedAsync(1)).Single();
        AssertWhole(distributed);

        var embedded = await Undisturbed.RunAsync(site, [("BTC-USD", "2024-01")], new(), Cancellation);
        Assert.Equal(embedded[("BTC-USD", "2024-01")], Undisturbed.DigestsOf(distributed));
        Assert.Empty(await site.ErrorQueuesAsync());
    }

    [Fact]
    public async Task Two_copies_of_every_service_complete_twenty_symbols_at_once_and_none_twice()
    {
        string[] symbols = ["BTC-USD", "ETH-USD", .. Enumerable.Range(1, 18).Select(n => $"A{n}-USD")];
        await using var site = await Site.CreateAsync(servers, "symbols", symbols);
        await using var fleet = new Fleet(site);
        await fleet.StartAllAsync(copies: 2);
        await Task.WhenAll(symbols.Select(symbol => site.StartCycleAsync(symbol, "2024-01", new())));

        var cycles = await fleet.CompletedAsync(symbols.Length);

        Assert.Equal(
            symbols.Order(StringComparer.Ordinal),
            cycles.Select(c => c.Cycle.Symbol).Order(StringComparer.Ordinal)
        );
        Assert.All(cycles, AssertWhole);
        Assert.Equal(symbols.Length, (await site.Stores.ForecastsAsync()).Count);
        Assert.Empty(await site.ErrorQueuesAsync());
    }

    /// <summary>The cycle's facts are complete and none is doubled; the report may be still to come.</summary>
    internal static void AssertWhole(CycleOutcome cycle)
    {
        Assert.InRange(cycle.Facts.Count(fact => fact.Body is ReportWritten), 0, 1);
        Assert.Equal(
            [
                "CycleCompleted",
                "CycleStarted",
                "DataUpdated",
                "FeaturesPrepared",
                "FeaturesSelected",
                "ForecastMade",
                "ModelTrained",
            ],
            cycle
                .Facts.Select(fact => fact.Fact)
                .Where(fact => fact is not (nameof(DriftDetected) or nameof(ReportWritten)))
                .Order(StringComparer.Ordinal)
        );
    }
}
