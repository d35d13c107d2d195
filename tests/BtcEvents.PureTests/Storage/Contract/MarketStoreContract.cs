using System.Collections;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.StoreContract;

/// <summary>What every market store does; run against each of them.</summary>
public abstract class MarketStoreContract
{
    /// <summary>An empty store of its own.</summary>
    private protected abstract StoreUnderTest New();

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
        var onchain = StoreUnderTest.SomeSeries().Single(s => s.Spec.Name == "onchain");
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
    public async Task Simulated_and_real_figures_are_not_mixed()
    {
        using var file = New();
        await file.UpsertAsync(StoreUnderTest.SomeSeries());
        var before = (await file.ReadAsync()).Digest;

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            file.UpsertAsync(StoreUnderTest.SomeSeries(seed: 4), simulated: false)
        );

        Assert.Equal(
            $"{file.Name}: the store holds simulated figures, and real ones must not be mixed in: use another store",
            refusal.Message
        );
        Assert.Equal(before, (await file.ReadAsync()).Digest);
    }

    [Fact]
    public async Task A_failure_in_the_last_series_leaves_the_store_as_it_was()
    {
        using var file = New();
        await file.UpsertAsync(StoreUnderTest.SomeSeries());
        var before = (await file.ReadAsync()).Digest;
        file.RefuseUpdates("onchain_metrics");

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() =>
            file.UpsertAsync(StoreUnderTest.SomeSeries(seed: 4))
        );

        Assert.Contains("disk full", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await file.ReadAsync()).Digest);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_half_way_leaves_the_store_as_it_was()
    {
        using var file = New();
        await file.UpsertAsync(StoreUnderTest.SomeSeries());
        var before = (await file.ReadAsync()).Digest;
        using var cancellation = new CancellationTokenSource();
        var (other, taken) = (StoreUnderTest.SomeSeries(seed: 4), 0);
        var series = new SeriesOnDemand(
            other,
            () =>
            {
                // The store looks at each series once to know it and once to write it.
                if (++taken == other.Count + 4)
                {
                    cancellation.Cancel();
                }
            }
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            file.Store.UpsertAsync(StoreUnderTest.Symbol, series, simulated: true, cancellation.Token)
        );

        Assert.Equal(other.Count + 4, taken);
        Assert.Equal(before, (await file.ReadAsync()).Digest);
    }

    [Fact]
    public async Task Writers_at_the_same_time_wait_for_each_other()
    {
        using var file = New();
        using var second = file.OpenAnother();
        var series = StoreUnderTest.SomeSeries();

        var written = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(() =>
                        (i % 2 == 0 ? file.Store : second).UpsertAsync(
                            StoreUnderTest.Symbol,
                            series,
                            simulated: true,
                            TestContext.Current.CancellationToken
                        )
                    )
                )
        );

        Assert.Equal(series.Sum(s => s.Count), written.Sum(w => w.Values.Sum())); // each row counted by one of them
    }

    [Fact]
    public async Task Every_number_comes_back_to_the_last_bit()
    {
        using var file = New();
        double[] hard =
        [
            0.1 + 0.2,
            double.Epsilon,
            -double.Epsilon,
            2.2250738585072009e-308,
            1e308,
            double.MaxValue,
            double.MinValue,
            Math.PI,
            1.0 / 3,
            123456789012345680,
            0,
        ];
        var fed = StoreUnderTest.SomeSeries().Single(s => s.Spec.Name == "fed_rate");
        var series = new Series(fed.Spec, [.. fed.Times[..hard.Length]], [hard]);

        await file.UpsertAsync([series]);
        file.Reopen();
        var read = (await file.ReadAsync()).Find("fed_rate")!;

        Assert.Equal(
            hard.Select(BitConverter.DoubleToInt64Bits),
            read["fed_rate"].Select(BitConverter.DoubleToInt64Bits)
        );
        Assert.Equal(0, (await file.UpsertAsync([series]))["fed_rate"]);
    }

    [Fact]
    public async Task A_minus_zero_comes_back_as_zero_on_every_database_and_is_not_written_again()
    {
        using var file = New();
        var fed = StoreUnderTest.SomeSeries().Single(s => s.Spec.Name == "fed_rate");
        var series = new Series(
            fed.Spec,
            [.. fed.Times[..2]],
            [
                [-0.0, 0.0],
            ]
        );

        await file.UpsertAsync([series]);

        Assert.Equal(
            [0L, 0L],
            (await file.ReadAsync()).Find("fed_rate")!["fed_rate"].Select(BitConverter.DoubleToInt64Bits)
        );
        Assert.Equal(0, (await file.UpsertAsync([series]))["fed_rate"]);
    }

    [Fact]
    public async Task Times_come_back_to_the_microsecond()
    {
        using var file = New();
        var funding = StoreUnderTest.SomeSeries().Single(s => s.Spec.Name == "funding_rate");
        var start = new DateTime(2020, 5, 1, 23, 59, 59, DateTimeKind.Utc);
        var series = new Series(
            funding.Spec,
            [start, start.AddMilliseconds(1), start.AddMicroseconds(999_999)],
            [
                [1, 2, 3],
            ]
        );

        await file.UpsertAsync([series]);

        Assert.Equal(series.Times, (await file.ReadAsync()).Find("funding_rate")!.Times);
        Assert.Equal(series.Times, (await file.ReadAsync(new(2020, 5, 1))).Find("funding_rate")!.Times);
    }

    [Fact]
    public async Task A_time_finer_than_a_microsecond_is_refused_and_nothing_is_written()
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();
        var funding = series.Single(s => s.Spec.Name == "funding_rate");
        var fine = new Series(
            funding.Spec,
            [new DateTime(2020, 5, 1, 8, 0, 0, DateTimeKind.Utc).AddTicks(1)],
            [
                [1],
            ]
        );

        var refusal = await Assert.ThrowsAsync<BadInputException>(() => file.UpsertAsync([series[0], fine]));

        Assert.Equal(
            "funding_rate, row (BTC-USD, 2020-05-01 08:00:00.0000001): 2020-05-01T08:00:00.0000001Z is finer than a "
                + "microsecond, and the store keeps no more",
            refusal.Message
        );
        Assert.Empty((await file.ReadAsync()).All);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task An_infinite_number_is_refused_and_nothing_is_written(double infinite)
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();
        var vix = series.Single(s => s.Spec.Name == "vix");

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            file.UpsertAsync([series[0], WithCell(vix, column: 0, row: 20, infinite)])
        );

        Assert.Equal(
            $"vix, row ({vix.Times[20]:yyyy-MM-dd}): vix_index is infinite, and the store keeps finite numbers and "
                + $"empty cells",
            refusal.Message
        );
        Assert.Empty((await file.ReadAsync()).All);
    }

    [Fact]
    public async Task A_series_that_the_catalogue_does_not_have_is_refused()
    {
        using var file = New();
        var stranger = new Series(
            new(
                "gold",
                "trade_date",
                TradingCalendar.ExchangeDays,
                0,
                "gold",
                [new("gold", "USD", ValueRule.Positive)]
            ),
            [],
            [
                [],
            ]
        );

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => file.UpsertAsync([stranger]));

        Assert.StartsWith(
            "gold: not a series of BTC-USD as the catalogue has it",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    private static Series WithCell(Series series, int column, int row, double value)
    {
        var columns = series.Columns.Select(c => c.ToArray()).ToArray();
        columns[column][row] = value;
        return new(series.Spec, [.. series.Times], columns);
    }

    private sealed class SeriesOnDemand(IReadOnlyList<Series> all, Action taken) : IReadOnlyList<Series>
    {
        public int Count => all.Count;

        public Series this[int index] => all[index];

        public IEnumerator<Series> GetEnumerator()
        {
            foreach (var series in all)
            {
                taken();
                yield return series;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
