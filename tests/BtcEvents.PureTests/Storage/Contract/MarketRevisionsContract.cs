using System.Collections.Immutable;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.StoreContract;

/// <summary>Rows that a source no longer has go, and what they held is kept and told.</summary>
public abstract class MarketRevisionsContract : MarketContract
{
    private static readonly DateTimeOffset Now = new(2020, 7, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("btc_spot")] // in a table with the futures
    [InlineData("vix")] // in a table with the other macro series, the same for every symbol
    [InlineData("funding_rate")] // several a day, beside fear and greed
    [InlineData("onchain")] // in a table of its own
    public async Task A_row_that_the_whole_series_lacks_goes_and_the_others_stay(string name)
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();
        await file.UpsertAsync(series);
        var shorter = Without(series.Single(s => s.Spec.Name == name), row => row is 7 or 8 or 9 or 30);

        var written = await UpdateAsync(file, [new(shorter, DateTime.MinValue)]);

        var revision = new SeriesRevision(0, 4, Times(series, name)[7], Times(series, name)[30]);
        Assert.Equal(new SeriesWritten(0, revision), written[name]);
        Assert.Equal(Digest(series.Select(s => s.Spec.Name == name ? shorter : s)), (await file.ReadAsync()).Digest);
    }

    [Fact]
    public async Task A_series_that_is_there_no_more_leaves_nothing_behind()
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();
        await file.UpsertAsync(series);

        // A few days later, since the last rows were not public on their own day.
        SeriesWrite[] nothing = [.. series.Select(s => new SeriesWrite(Series.Empty(s.Spec), DateTime.MinValue))];
        await UpdateAsync(file, nothing, StoreUnderTest.Last.AddDays(7));

        Assert.Empty((await file.ReadAsync()).All);
        foreach (var table in series.Select(s => s.Spec.Table).Distinct())
        {
            Assert.Equal(["0"], file.Query($"SELECT COUNT(*) FROM {table}"));
        }
    }

    [Fact]
    public async Task A_window_says_nothing_of_what_lies_before_it_nor_after_the_as_of_date()
    {
        using var file = New();
        var dxy = Some("dxy");
        await file.UpsertAsync([dxy]);
        var asOf = DateOnly.FromDateTime(dxy.Times[40]);

        // Of the window, from row 20 to row 40, only row 30 is left.
        var window = Without(dxy, row => row != 30);
        var written = await UpdateAsync(file, [new(window, dxy.Times[20])], asOf);

        Assert.Equal(new SeriesRevision(0, 20, dxy.Times[20], dxy.Times[40]), written["dxy"].Revision);
        Assert.Equal(Digest([Without(dxy, row => row is >= 20 and <= 40 and not 30)]), (await file.ReadAsync()).Digest);
    }

    [Fact]
    public async Task The_old_values_are_kept_with_cause_and_time()
    {
        using var file = New();
        var vix = Some("vix");
        await file.UpsertAsync([vix]);

        var revised = Without(WithCell(vix, column: 0, row: 2, 99), row => row == 5);
        var written = await UpdateAsync(file, [new(revised, DateTime.MinValue)]);

        Assert.Equal(new SeriesWritten(1, new(1, 1, vix.Times[2], vix.Times[5])), written["vix"]);
        Assert.Equal(
            ["a cycle||vix|vix_index|0|1", "a cycle||vix|vix_index|1|1"],
            file.Query(
                "SELECT cause, symbol, series, column_name, removed, value = CASE removed WHEN 0 "
                    + $"THEN {vix["vix_index"][2]:R} ELSE {vix["vix_index"][5]:R} END FROM series_history ORDER BY time"
            )
        );
    }

    [Fact]
    public async Task The_same_update_again_changes_nothing_and_tells_the_same()
    {
        using var file = New();
        var series = StoreUnderTest.SomeSeries();
        await file.UpsertAsync(series);
        SeriesWrite[] writes =
        [
            .. series.Select(s => new SeriesWrite(Without(s, row => row % 10 == 3), DateTime.MinValue)),
        ];

        var once = await UpdateAsync(file, writes);
        var kept = file.Query("SELECT COUNT(*), COUNT(DISTINCT time) FROM series_history");
        var again = await UpdateAsync(file, writes);

        Assert.All(once.Values, one => Assert.NotNull(one.Revision));
        Assert.Equal(once, again);
        Assert.Equal(kept, file.Query("SELECT COUNT(*), COUNT(DISTINCT time) FROM series_history"));
    }

    [Fact]
    public async Task What_one_cause_found_another_is_not_told()
    {
        using var file = New();
        var vix = Some("vix");
        await file.UpsertAsync([vix]);
        await UpdateAsync(file, [new(Without(vix, row => row == 5), DateTime.MinValue)]);

        var other = await UpdateAsync(
            file,
            [new(Without(vix, row => row is 5 or 6), DateTime.MinValue)],
            cause: "another cycle"
        );

        Assert.Equal(new SeriesRevision(0, 1, vix.Times[6], vix.Times[6]), other["vix"].Revision);
    }

    private static string Digest(IEnumerable<Series> series) =>
        MarketData.Create(StoreUnderTest.Symbol, StoreUnderTest.Last, series).Digest;

    private static ImmutableArray<DateTime> Times(IEnumerable<Series> series, string name) =>
        series.Single(s => s.Spec.Name == name).Times;

    private static Series Without(Series series, Func<int, bool> absent)
    {
        int[] rows = [.. Enumerable.Range(0, series.Count).Where(row => !absent(row))];
        return new(
            series.Spec,
            [.. rows.Select(row => series.Times[row])],
            [.. series.Columns.Select(column => rows.Select(row => column[row]).ToArray())]
        );
    }

    private static Task<IReadOnlyDictionary<string, SeriesWritten>> UpdateAsync(
        StoreUnderTest file,
        IReadOnlyList<SeriesWrite> series,
        DateOnly? asOf = null,
        string cause = "a cycle"
    ) =>
        file.Store.UpdateAsync(
            new()
            {
                Symbol = StoreUnderTest.Symbol,
                AsOf = asOf ?? StoreUnderTest.Last,
                Series = series,
                Simulated = true,
                Cause = cause,
                At = Now,
            },
            TestContext.Current.CancellationToken
        );
}
