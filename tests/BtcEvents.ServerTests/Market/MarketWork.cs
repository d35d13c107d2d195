using BtcEvents.Features;
using BtcEvents.Market;
using BtcEvents.Storage;
using BtcEvents.Storage.MySql;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

/// <summary>All that a service does with the market store in its work, as its own user.</summary>
internal static class MarketWork
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static FeatureTable Features =>
        new(
            StoreUnderTest.Symbol,
            StoreUnderTest.Last,
            "digest",
            [Month.Of(StoreUnderTest.Last)],
            ["gap"],
            [
                [1],
            ],
            [3],
            [7000]
        );

    /// <summary>Does it once; what it stores is always the same.</summary>
    public static async Task DoAsync(MariaDbOptions options, string service)
    {
        using var store = new MySqlMarketStore(options, migrate: false);
        switch (service)
        {
            case "fetcher":
                await UpdateAsync(store);
                break;
            case "preprocessor":
                await store.ReadAsync(StoreUnderTest.Symbol, StoreUnderTest.Last, Token);
                await store.SaveFeaturesAsync(Features, Token);
                break;
            case "trainer":
                await store.SaveScoresAsync(
                    StoreUnderTest.Symbol,
                    new(2020, 4),
                    Guid.Empty,
                    [new StoredScore("ridge", "rmse", 1)],
                    Token
                );
                break;
            case "reporter":
                await store.ReadAsync(StoreUnderTest.Symbol, StoreUnderTest.Last, Token);
                await store.FindForecastAsync("a", Token);
                break;
            case "predictor":
                await store.SaveForecastAsync(StoreUnderTest.SomeForecast(), Token);
                break;
            default:
                await LookAsync(options, store);
                break;
        }
    }

    // Series come, and are there no more; what an earlier try left goes first.
    private static async Task UpdateAsync(MySqlMarketStore store)
    {
        var series = StoreUnderTest.SomeSeries();
        var gone = new MarketWrite
        {
            Symbol = StoreUnderTest.Symbol,
            AsOf = StoreUnderTest.Last.AddDays(7),
            Series = [.. series.Select(s => new SeriesWrite(Series.Empty(s.Spec), DateTime.MinValue))],
            Simulated = true,
            Cause = Guid.NewGuid().ToString(),
            At = DateTimeOffset.UnixEpoch,
        };
        await store.UpdateAsync(gone, Token);
        await store.UpsertAsync(StoreUnderTest.Symbol, series, simulated: true, Token);
        await store.UpdateAsync(gone, Token);
    }

    // What the command line shows, as whoever only looks.
    private static async Task LookAsync(MariaDbOptions options, MySqlMarketStore store)
    {
        await store.ReadAsync(StoreUnderTest.Symbol, StoreUnderTest.Last, Token);
        await store.ForecastsAsync(symbol: null, Token);
        using var server = new MySqlServer(options);
        await server.RunAsync(
            connection =>
            {
                MariaStore.Lines(connection, "SELECT COUNT(*) FROM features");
                MariaStore.Lines(connection, "SELECT COUNT(*) FROM scores");
                MariaStore.Lines(connection, "SELECT COUNT(*) FROM series_history");
                return Task.FromResult(true);
            },
            Token
        );
    }
}
