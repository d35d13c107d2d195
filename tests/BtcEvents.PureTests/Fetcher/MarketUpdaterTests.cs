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
    public async Task A_series_that_no_source_has_any_more_is_gone_as_in_a_fresh_store()
    {
        await UpdateAsync(April, new FakeSource("first"));

        var update = await UpdateAsync(April, new FakeSource("first", "btc_spot"));

        Assert.Equal("btc_spot", Assert.Single(update.Series).Series);
        Assert.Equal(Whole(April, s => s.Spec.Name == "btc_spot"), update.DatasetDigest);
        Assert.Contains(update.Findings, f => f is { Series: "vix", Rule: "series-missing" });
        var told = Assert.Single(update.Findings, f => f is { Series: "vix", Rule: "past-revised" });
        Assert.Matches(
            @"^vix: of the rows that were stored, \d+ are absent now, from 20\S+ to 2020-04-30; the store keeps their "
                + "old values in series_history$",
            told.Message
        );
    }

    [Fact]
    public async Task A_gap_between_what_is_stored_and_what_comes_blocks_and_leaves_the_store_as_it_was()
    {
        await UpdateAsync(April, new FakeSource("whole"));

        var late = new FakeSource("late") { Skip = day => day < new DateOnly(2020, 5, 10) };
        var refusal = await Assert.ThrowsAsync<BadInputException>(() => UpdateAsync(new(2020, 5, 31), late));

        Assert.Equal(
            "answer of late, entry 191: 9 day(s) are missing between 2020-04-30 and 2020-05-10",
            refusal.Message
        );
        Assert.Equal(Whole(April), (await UpdateAsync(April, new FakeSource("whole"))).DatasetDigest);
    }

    [Fact]
    public async Task A_repetition_for_the_same_cause_tells_the_same_revisions()
    {
        await UpdateAsync(April, new FakeSource("whole"));
        var shorter = new FakeSource("whole", "btc_spot", "vix")
        {
            Skip = day => day < new DateOnly(2019, 12, 1),
            Extent = SeriesExtent.Whole,
        };

        var once = await UpdateAsync(April, "b", shorter);
        var again = await UpdateAsync(April, "b", shorter);
        var later = await UpdateAsync(April, "c", shorter);

        Assert.Contains(once.Findings, f => f.Rule == "past-revised");
        Assert.Equal(once.Findings, again.Findings);
        Assert.DoesNotContain(later.Findings, f => f.Rule == "past-revised");
    }

    [Fact]
    public async Task A_day_that_is_not_over_makes_no_month_end()
    {
        var noon = new Clock { Now = new(2020, 4, 30, 12, 0, 0, TimeSpan.Zero) };

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            UpdateAsync(April, "a", [new FakeSource("first")], noon)
        );
        noon.Now = new(2020, 5, 1, 0, 0, 0, TimeSpan.Zero);
        await UpdateAsync(April, "a", [new FakeSource("first")], noon);

        Assert.Equal(
            "answer of first: 2020-04-30 is not over before 2020-05-01 00:00 UTC, so its figures are not final, and "
                + "the forecast of 2020-05 cannot be made earlier",
            refusal.Message
        );
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

    [Fact]
    public async Task What_is_read_back_is_what_was_checked_or_it_begins_anew()
    {
        var meddled = new MeddledStore(_store);

        var conflict = await Assert.ThrowsAsync<StoreConflictException>(() =>
            Updater(meddled, TimeProvider.System, new FakeSource("source"))
                .UpdateAsync(MarketFolder.Symbol, April, "a", 0, TestContext.Current.CancellationToken)
        );

        Assert.StartsWith("the market data of BTC-USD was changed by another", conflict.Message);
        Assert.True(Failure.IsTransient(conflict)); // so that the stage is tried again
    }

    private static bool Spot(SeriesRequest request) => request.Spec.Name == "btc_spot";

    private static string Whole(DateOnly asOf, Func<Series, bool>? which = null) =>
        MarketData
            .Create(
                MarketFolder.Symbol,
                asOf,
                SimulatedMarket.Generate(3, MarketFolder.First, MarketFolder.Last).Where(which ?? (_ => true))
            )
            .Digest;

    private Task<MarketUpdate> UpdateAsync(DateOnly asOf, params ISeriesSource[] sources) =>
        UpdateAsync(asOf, "a", sources);

    private Task<MarketUpdate> UpdateAsync(DateOnly asOf, string cause, params ISeriesSource[] sources) =>
        UpdateAsync(asOf, cause, sources, TimeProvider.System);

    private Task<MarketUpdate> UpdateAsync(DateOnly asOf, string cause, ISeriesSource[] sources, TimeProvider clock) =>
        Updater(_store, clock, sources)
            .UpdateAsync(MarketFolder.Symbol, asOf, cause, monthsNeeded: 0, TestContext.Current.CancellationToken);

    private MarketUpdater Updater(IMarketStore store, TimeProvider clock, params ISeriesSource[] sources) =>
        new(new SourceOrder(sources), store, new FolderArtefactStore(_folder.File("artefacts")), clock);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
