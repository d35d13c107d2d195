using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Sources;
using BtcEvents.StoreContract;

namespace BtcEvents.PureTests.Storage;

public sealed class SqliteMarketStoreTests : MarketStoreContract
{
    [Fact]
    public async Task The_real_series_survive_the_store()
    {
        var source = new SourceOrder([new CsvFolder(RealMarket.FolderOrSkip())]);
        var asOf = new DateOnly(2025, 6, 30);
        var snapshot = await source.FetchAsync(
            new() { Symbol = StoreUnderTest.Symbol, AsOf = asOf },
            TestContext.Current.CancellationToken
        );
        Series[] series = [.. snapshot.Series.Select(s => s.Raw.ToSeries(asOf))];
        using var file = New();

        await file.UpsertAsync(series, simulated: false);
        var read = await file.ReadAsync(asOf);

        Assert.False(read.Simulated);
        Assert.Equal(MarketData.Create(StoreUnderTest.Symbol, asOf, series).Digest, read.Digest);
        Assert.All(await file.UpsertAsync(series, simulated: false), s => Assert.Equal(0, s.Value));
    }

    private protected override StoreUnderTest New() => new StoreFile();
}
