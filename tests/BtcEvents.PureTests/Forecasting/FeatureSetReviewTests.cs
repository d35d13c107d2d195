using BtcEvents.Features;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class FeatureSetReviewTests
{
    private static readonly FeatureTable Table = SimulatedCycle.Table;

    private static readonly FeatureSet Fresh = new()
    {
        Symbol = Table.Symbol,
        AsOf = Table.AsOf,
        DatasetDigest = Table.DatasetDigest,
        Verdicts = [],
        Core = 3,
        Features = [FeatureNames.CloseToMean, "slope_in_month_lag_6", "bollinger_b_20"],
    };

    [Fact]
    public void Nothing_speaks_against_a_fresh_set()
    {
        Assert.Null(Objection(Fresh));
        Assert.Null(Objection(Fresh with { AsOf = new(2023, 12, 31) }));
    }

    [Fact]
    public void A_set_that_knows_the_future_does_not_serve() =>
        Assert.Equal(
            "the set in use knows data up to 2025-01-31, which this month may not",
            Objection(Fresh with { AsOf = new(2025, 1, 31) })
        );

    [Fact]
    public void An_old_set_does_not_serve() =>
        Assert.Equal(
            "the set in use is 13 months old, 12 are allowed",
            Objection(Fresh with { AsOf = new(2023, 11, 30) })
        );

    [Theory]
    [InlineData("astrology")]
    [InlineData("astrology_lag_6")]
    public void A_set_with_an_absent_feature_does_not_serve(string feature) =>
        Assert.Equal(
            $"feature {feature} of the set in use is not in the table of 2024-12-31",
            Objection(Fresh with { Features = [FeatureNames.CloseToMean, feature] })
        );

    [Theory]
    [InlineData("month end", "slope_in_month_lag_6")]
    [InlineData("volatility", "bollinger_b_20")]
    public void A_set_with_a_feature_of_a_group_that_is_left_out_does_not_serve(string group, string feature) =>
        Assert.Equal(
            $"feature {feature} of the set in use is of the group {group}, left out",
            FeatureSetReview.Objection(Fresh, Table, new() { Without = ["futures", group] })
        );

    [Fact]
    public void The_anchor_and_groups_that_the_set_does_without_speak_against_nothing() =>
        Assert.Null(
            FeatureSetReview.Objection(
                Fresh with
                {
                    Features = [FeatureNames.CloseToMean, "bollinger_b_20"],
                },
                Table,
                new() { Without = ["month end", "futures"] }
            )
        );

    [Fact]
    public void A_set_with_a_feature_that_is_not_known_now_does_not_serve() =>
        Assert.Equal(
            "feature bollinger_b_20 of the set in use is not known at 2024-12-31",
            FeatureSetReview.Objection(
                Fresh,
                Table.Edited("bollinger_b_20", (i, v) => i == Table.Months.Length - 1 ? double.NaN : v),
                new()
            )
        );

    [Fact]
    public void A_set_whose_features_drifted_does_not_serve()
    {
        var drifted = Table.Edited("bollinger_b_20", (i, v) => i >= Table.Months.Length - 12 ? v + 1000 : v);
        Assert.StartsWith(
            "the features of the set in use drifted: ",
            FeatureSetReview.Objection(Fresh, drifted, new()),
            StringComparison.Ordinal
        );
    }

    private static string? Objection(FeatureSet set) => FeatureSetReview.Objection(set, Table, new());
}
