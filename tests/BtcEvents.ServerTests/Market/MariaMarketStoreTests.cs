using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.ServerTests.Support;
using BtcEvents.Sources;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.Sqlite;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaMarketStoreTests(Servers servers) : MarketStoreContract
{
    [Fact]
    public async Task The_same_data_have_the_same_digest_in_SQLite_and_MariaDB()
    {
        using var maria = New();
        var folder = Directory.CreateTempSubdirectory("btc-digest-");
        try
        {
            using var sqlite = new SqliteMarketStore(Path.Combine(folder.FullName, "market.db"));
            var series = StoreUnderTest.SomeSeries(seed: 11);
            await maria.UpsertAsync(series);
            await sqlite.UpsertAsync(
                StoreUnderTest.Symbol,
                series,
                simulated: true,
                TestContext.Current.CancellationToken
            );

            for (var asOf = StoreUnderTest.Last; asOf > StoreUnderTest.First.AddMonths(1); asOf = asOf.AddDays(-17))
            {
                var other = await sqlite.ReadAsync(StoreUnderTest.Symbol, asOf, TestContext.Current.CancellationToken);
                Assert.Equal(other.Digest, (await maria.ReadAsync(asOf)).Digest);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_real_series_have_the_same_digest_in_memory_and_in_MariaDB()
    {
        var source = new SourceOrder([new CsvFolder(RealMarket.FolderOrSkip())]);
        var asOf = new DateOnly(2025, 6, 30);
        var snapshot = await source.FetchAsync(
            new() { Symbol = StoreUnderTest.Symbol, AsOf = asOf },
            TestContext.Current.CancellationToken
        );
        Series[] series = [.. snapshot.Series.Select(s => s.Raw.ToSeries(asOf))];
        using var maria = New();

        await maria.UpsertAsync(series, simulated: false);

        Assert.Equal(
            MarketData.Create(StoreUnderTest.Symbol, asOf, series).Digest,
            (await maria.ReadAsync(asOf)).Digest
        );
        Assert.All(await maria.UpsertAsync(series, simulated: false), s => Assert.Equal(0, s.Value));
    }

    [Fact]
    public async Task Twenty_fetchers_that_write_the_same_rows_at_once_write_each_row_once()
    {
        using var maria = New();
        var series = StoreUnderTest.SomeSeries();
        var stores = Enumerable.Range(0, 20).Select(_ => maria.OpenAnother()).ToArray();

        var written = await Task.WhenAll(
            stores.Select(store =>
                Task.Run(() =>
                    store.UpsertAsync(
                        StoreUnderTest.Symbol,
                        series,
                        simulated: true,
                        TestContext.Current.CancellationToken
                    )
                )
            )
        );

        Assert.Equal(series.Sum(s => s.Count), written.Sum(w => w.Values.Sum()));
        Assert.Equal(
            MarketData.Create(StoreUnderTest.Symbol, StoreUnderTest.Last, series).Digest,
            (await maria.ReadAsync()).Digest
        );
        Array.ForEach(stores, s => s.Dispose());
    }

    [Fact]
    public async Task Of_two_that_start_an_empty_store_with_real_and_with_simulated_figures_one_is_refused()
    {
        using var maria = New();
        using var second = maria.OpenAnother();
        var series = StoreUnderTest.SomeSeries();
        await maria.ReadAsync();

        var outcomes = await Task.WhenAll(
            new[] { (maria.Store, true), (second, false) }.Select(s =>
                Task.Run(async () =>
                    await Record.ExceptionAsync(() =>
                        s.Item1.UpsertAsync(
                            StoreUnderTest.Symbol,
                            series,
                            s.Item2,
                            TestContext.Current.CancellationToken
                        )
                    )
                )
            )
        );

        Assert.IsType<BadInputException>(Assert.Single(outcomes, o => o is not null));
    }

    [Fact]
    public async Task More_rows_than_one_statement_takes_are_written_and_changed()
    {
        using var maria = New();
        var series = SimulatedMarket.Generate(3, new(2016, 1, 1), StoreUnderTest.Last);

        Assert.Equal(series.ToDictionary(s => s.Spec.Name, s => s.Count), await maria.UpsertAsync(series));
        AssertSame(series, await maria.ReadAsync());
        Series[] halved =
        [
            .. series.Select(s => new Series(
                s.Spec,
                [.. s.Times],
                [.. s.Columns.Select(c => c.Select(v => v / 2).ToArray())]
            )),
        ];
        await maria.UpsertAsync(halved);
        AssertSame(halved, await maria.ReadAsync());
    }

    [Fact]
    public async Task One_connection_serves_many_callers()
    {
        using var maria = New();
        await maria.UpsertAsync(StoreUnderTest.SomeSeries());
        var options = ((MariaStore)maria).Options();
        options.PoolSize = 1;
        using var narrow = new MySqlMarketStore(options);

        var read = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(_ =>
                    narrow.ReadAsync(StoreUnderTest.Symbol, StoreUnderTest.Last, TestContext.Current.CancellationToken)
                )
        );

        Assert.Single(read.Select(r => r.Digest).Distinct(StringComparer.Ordinal));
    }

    // By value, not by digest: a minus zero of the generator comes back as zero.
    private static void AssertSame(IReadOnlyList<Series> expected, MarketData read)
    {
        foreach (var series in MarketData.Create(StoreUnderTest.Symbol, StoreUnderTest.Last, expected).All)
        {
            var stored = read.Find(series.Spec.Name)!;
            Assert.True(series.Times.SequenceEqual(stored.Times), series.Spec.Name);
            Assert.True(
                series.Columns.Zip(stored.Columns).All(pair => pair.First.SequenceEqual(pair.Second)),
                series.Spec.Name
            );
        }
    }

    private protected override StoreUnderTest New() => new MariaStore(servers);
}
