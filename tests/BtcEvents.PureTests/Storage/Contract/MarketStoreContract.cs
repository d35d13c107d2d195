using BtcEvents.Market;

namespace BtcEvents.StoreContract;

/// <summary>Market series are read back as they were written, each as-of date with what was public then.</summary>
public abstract class MarketStoreContract : MarketContract
{
    [Fact]
    public async Task What_is_written_is_read_back_to_the_last_bit()
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();

        await file.UpsertAsync(series);
        file.Reopen();
        var read = await file.ReadAsync();

        Assert.Equal(MarketData.Create(StoreUnderTest.Symbol, StoreUnderTest.Last, series).Digest, read.Digest);
        Assert.Equal(series.Select(s => s.Spec.Name).Order(StringComparer.Ordinal), read.All.Select(s => s.Spec.Name));
        Assert.True(read.Simulated);
    }

    [Fact]
    public async Task Every_as_of_date_reads_what_was_public_then()
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();
        await file.UpsertAsync(series);

        for (var asOf = StoreUnderTest.Last; asOf > StoreUnderTest.Last.AddDays(-15); asOf = asOf.AddDays(-1))
        {
            Assert.Equal(
                MarketData.Create(StoreUnderTest.Symbol, asOf, series).Digest,
                (await file.ReadAsync(asOf)).Digest
            );
        }
    }

    [Fact]
    public async Task Only_new_and_different_rows_are_counted()
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();

        Assert.Equal(series.ToDictionary(s => s.Spec.Name, s => s.Count), await file.UpsertAsync(series));
        Assert.All(await file.UpsertAsync(series), s => Assert.Equal(0, s.Value));

        var revised = series
            .Select(s => s.Spec.Name is "vix" or "onchain" ? WithCell(s, column: 0, row: 20, 17.5) : s)
            .ToArray();
        Assert.Equal(
            ["onchain", "vix"],
            (await file.UpsertAsync(revised)).Where(s => s.Value == 1).Select(s => s.Key).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            MarketData.Create(StoreUnderTest.Symbol, StoreUnderTest.Last, revised).Digest,
            (await file.ReadAsync()).Digest
        );
    }

    [Fact]
    public async Task A_row_that_the_source_no_longer_has_stays()
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();
        await file.UpsertAsync(series);

        await file.UpsertAsync([series[0].KnownAt(new(2020, 1, 31))]);

        Assert.Equal(series[0].Count, (await file.ReadAsync()).Spot.Count);
    }

    [Fact]
    public async Task A_cell_that_becomes_empty_is_empty_in_the_store()
    {
        using var file = New();
        var onchain = Some("onchain");
        var emptied = Enumerable.Range(0, 5).Aggregate(onchain, (s, c) => WithCell(s, c, row: 20, double.NaN));
        await file.UpsertAsync([onchain]);

        Assert.Equal(1, (await file.UpsertAsync([emptied]))["onchain"]);
        Assert.Equal(
            MarketData.Create(StoreUnderTest.Symbol, StoreUnderTest.Last, [emptied]).Digest,
            (await file.ReadAsync()).Digest
        );
    }

    [Fact]
    public async Task The_last_time_of_each_series_is_known()
    {
        using var file = New();
        Assert.Empty(await file.Store.LastTimesAsync(StoreUnderTest.Symbol, TestContext.Current.CancellationToken));

        var series = StoreUnderTest.SomeSeries();
        await file.UpsertAsync(series);

        Assert.Equal(
            series.ToDictionary(s => s.Spec.Name, s => s.Times[^1]),
            await file.Store.LastTimesAsync(StoreUnderTest.Symbol, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Another_symbol_has_its_own_prices_and_the_same_macro_series()
    {
        using var file = New();
        await file.UpsertAsync(StoreUnderTest.SomeSeries());

        var other = await file.Store.ReadAsync("ETH-USD", StoreUnderTest.Last, TestContext.Current.CancellationToken);

        Assert.Equal(["dxy", "fed_rate", "sp500", "vix"], other.All.Select(s => s.Spec.Name));
    }

    [Fact]
    public void Every_part_of_the_contract_is_run_against_this_store()
    {
        var types = GetType().Assembly.GetTypes();

        Assert.DoesNotContain(
            types,
            part =>
                part.IsSubclassOf(typeof(MarketContract))
                && part.IsAbstract
                && !Array.Exists(types, tests => tests.IsSubclassOf(part) && !tests.IsAbstract)
        );
    }
}
