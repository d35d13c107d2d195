using System.Collections;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.StoreContract;

/// <summary>A write of market series is done as a whole, or it leaves the store as it was.</summary>
public abstract class MarketWritesContract : MarketContract
{
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
            $"{file.Name}: the store holds simulated figures, and real ones must not be mixed in: use another "
                + "store (btc cycle --home DIR; on servers, other databases)",
            refusal.Message
        );
        Assert.Equal(before, (await file.ReadAsync()).Digest);
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
        var write = new MarketWrite
        {
            Symbol = StoreUnderTest.Symbol,
            AsOf = StoreUnderTest.Last,
            Series = new SeriesOnDemand([.. other.Select(s => new SeriesWrite(s))], Taken),
            Simulated = true,
            Cause = "test",
            At = DateTimeOffset.UnixEpoch,
        };
        void Taken()
        {
            // The store looks at each series once to know it and once to write it.
            if (++taken == other.Count + 4)
            {
                cancellation.Cancel();
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            file.Store.UpdateAsync(write, cancellation.Token)
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

    private sealed class SeriesOnDemand(IReadOnlyList<SeriesWrite> all, Action taken) : IReadOnlyList<SeriesWrite>
    {
        public int Count => all.Count;

        public SeriesWrite this[int index] => all[index];

        public IEnumerator<SeriesWrite> GetEnumerator()
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
