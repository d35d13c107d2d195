using BtcEvents.Failures;
using BtcEvents.Fetcher;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Sources;
using BtcEvents.Storage;
using BtcEvents.Storage.Sqlite;

namespace BtcEvents.PureTests.Fetcher;

public sealed class MarketUpdaterTests : IDisposable
{
    private static readonly DateOnly April = new(2020, 4, 30);
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteMarketStore _store;

    public MarketUpdaterTests() => _store = new(_folder.File("market.db"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_gave_a_series_and_what_was_passed_over_is_told()
    {
        var first = new FakeSource("first")
        {
            Instead = r => r.Spec.Name == "vix" ? throw new HttpRequestException("503") : null,
        };

        var update = await UpdateAsync(April, first, new FakeSource("second"));

        Assert.All(update.Series, s => Assert.Equal(s.Series == "vix" ? "second" : "first", s.Source));
        Assert.All(update.Series, s => Assert.StartsWith("raw/", s.Payload, StringComparison.Ordinal));
        var told = Assert.Single(update.Findings, f => f.Rule == SourceOrder.FallbackRule);
        Assert.Equal(("vix", "warn"), (told.Series, told.Severity));
        Assert.Equal("first: HttpRequestException: 503, so vix comes from second", told.Message);
    }

    [Fact]
    public async Task A_series_that_is_stored_and_that_no_source_has_any_more_has_no_source()
    {
        await UpdateAsync(April, new FakeSource("first"));

        var update = await UpdateAsync(April, new FakeSource("first", "btc_spot"));

        Assert.All(update.Series, s => Assert.Equal(s.Series == "btc_spot" ? "first" : null, s.Source));
        Assert.Contains(update.Findings, f => f is { Series: "vix", Rule: "series-missing" });
    }

    [Fact]
    public async Task A_source_that_gives_only_what_is_needed_leads_to_the_same_data_in_any_order_of_months()
    {
        var source = new FakeSource("source");
        DateOnly[] months = [April, new(2020, 6, 30), new(2020, 2, 29), new(2020, 5, 31)];

        foreach (var asOf in months)
        {
            var update = await UpdateAsync(asOf, source);

            Assert.Equal(Whole(asOf), update.DatasetDigest);
            Assert.DoesNotContain(update.Findings, f => f.Rule is "stale" or "no-rows");
        }

        Assert.Equal(new DateOnly(2020, 3, 31), source.Asked.Last(r => r.AsOf.Month == 6 && Spot(r)).From);
    }

    [Fact]
    public async Task Bad_input_leaves_the_store_as_it_was()
    {
        var bad = FakeSource.Failing("bad", new BadInputException("page 1, entry 2: bad"));

        await Assert.ThrowsAsync<BadInputException>(() => UpdateAsync(April, bad, new FakeSource("good")));

        Assert.Empty(await _store.LastTimesAsync(MarketFolder.Symbol, TestContext.Current.CancellationToken));
    }

    private static bool Spot(SeriesRequest request) => request.Spec.Name == "btc_spot";

    private static string Whole(DateOnly asOf) =>
        MarketData
            .Create(MarketFolder.Symbol, asOf, SimulatedMarket.Generate(3, MarketFolder.First, MarketFolder.Last))
            .Digest;

    private Task<MarketUpdate> UpdateAsync(DateOnly asOf, params ISeriesSource[] sources) =>
        new MarketUpdater(
            new SourceOrder(sources),
            _store,
            new FolderArtefactStore(_folder.File("artefacts")),
            TimeProvider.System
        ).UpdateAsync(MarketFolder.Symbol, asOf, TestContext.Current.CancellationToken);
}
