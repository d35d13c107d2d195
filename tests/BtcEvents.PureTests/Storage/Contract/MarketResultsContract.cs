using BtcEvents.Features;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.StoreContract;

/// <summary>Features of an as-of date and the leaderboard of a cycle replace those that were there before.</summary>
public abstract class MarketResultsContract : MarketContract
{
    private static readonly Guid Cycle = new("0198d3a2-7a50-8000-8000-000000000001");

    [Fact]
    public async Task Features_of_an_as_of_date_are_replaced_and_those_of_another_stay()
    {
        using var file = New();
        await file.Store.SaveFeaturesAsync(Table(new(2020, 1, 31), 1.5), TestContext.Current.CancellationToken);
        await file.Store.SaveFeaturesAsync(Table(new(2020, 2, 29), 1), TestContext.Current.CancellationToken);
        await file.Store.SaveFeaturesAsync(Table(new(2020, 2, 29), 2.5), TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "2020-01-31|2019-12|gap|",
                "2020-01-31|2019-12|ratio|1.5",
                "2020-01-31|2020-01|gap|",
                "2020-01-31|2020-01|ratio|1.5",
                "2020-02-29|2020-01|gap|",
                "2020-02-29|2020-01|ratio|2.5",
                "2020-02-29|2020-02|gap|",
                "2020-02-29|2020-02|ratio|2.5",
            ],
            file.Query("SELECT as_of, month, feature, value FROM features ORDER BY 1, 2, 3")
        );
    }

    [Fact]
    public async Task A_leaderboard_is_replaced_and_that_of_another_cycle_stays()
    {
        using var file = New();
        var other = new Guid("0198d3a2-7a50-8000-8000-000000000002");
        await SaveScoresAsync(file, Cycle, new("ridge", "rmse", 9), new("naive", "rmse", 12));
        await SaveScoresAsync(file, other, new StoredScore("ridge", "rmse", 8));
        await SaveScoresAsync(file, Cycle, new("ridge", "rmse", 7), new("ridge", "r2", double.NaN));

        Assert.Equal(
            [$"{Cycle:D}|ridge|r2|", $"{Cycle:D}|ridge|rmse|7", $"{other:D}|ridge|rmse|8"],
            file.Query("SELECT cycle_id, candidate, metric, value FROM scores ORDER BY 1, 2, 3")
        );
    }

    private static Task SaveScoresAsync(StoreUnderTest file, Guid cycle, params StoredScore[] scores) =>
        file.Store.SaveScoresAsync(
            StoreUnderTest.Symbol,
            new(2020, 4),
            cycle,
            scores,
            TestContext.Current.CancellationToken
        );

    private static FeatureTable Table(DateOnly asOf, double value) =>
        new(
            StoreUnderTest.Symbol,
            asOf,
            "digest",
            [Month.Of(asOf).AddMonths(-1), Month.Of(asOf)],
            ["ratio", "gap"],
            [
                [value, double.NaN],
                [value, double.NaN],
            ],
            [3, double.NaN],
            [7000, 7100]
        );
}
