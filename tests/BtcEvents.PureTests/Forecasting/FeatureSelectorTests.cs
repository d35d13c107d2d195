using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

public sealed class FeatureSelectorTests
{
    private static readonly SelectionOptions ByCorrelationAlone = new() { LeastImportance = 0 };

    [Fact]
    public void Every_feature_has_one_verdict_with_a_reason()
    {
        var set = Select(SimulatedCycle.Table, new());
        Assert.All(
            SimulatedCycle.Table.Features.Where(f => !FeatureCatalogue.Find(f)!.IsReserved),
            f => Assert.NotEmpty(set.Verdicts.Single(v => v.Feature == f).Reason)
        );
        Assert.Equal(
            set.Features.Order(StringComparer.Ordinal),
            set.Verdicts.Where(v => v.Kept).Select(v => v.Feature).Order(StringComparer.Ordinal)
        );
        Assert.Equal(FeatureNames.CloseToMean, set.Features[0]);
        Assert.Equal((SimulatedCycle.Table.AsOf, SimulatedCycle.Table.DatasetDigest), (set.AsOf, set.DatasetDigest));
        Assert.InRange(set.Core, 1, 7);
        Assert.InRange(set.Features.Count, set.Core, 61);
    }

    [Fact]
    public void Levels_are_dropped_as_levels()
    {
        var levels = SimulatedCycle.Table.Features.Where(f => FeatureCatalogue.Find(f)!.IsLevel).ToList();
        Assert.NotEmpty(levels);
        var set = Select(SimulatedCycle.Table, new());
        Assert.All(
            levels,
            f =>
                Assert.StartsWith("a level:", set.Verdicts.Single(v => v.Feature == f).Reason, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_anchor_is_kept_even_where_nothing_else_is()
    {
        var set = Select(SimulatedCycle.Table, new() { LeastCorrelation = 1 });
        Assert.Equal([FeatureNames.CloseToMean], set.Features);
        Assert.StartsWith("the anchor", set.Verdicts.Single(v => v.Kept).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_knows_what_the_anchor_leaves_open_is_kept_and_noise_is_dropped()
    {
        var table = SimulatedCycle.Table.Plus("strong", Strong(5)).Plus("noise", Noise(9));
        var set = Select(table, new() { LeastCorrelation = 0.1 });
        Assert.Equal("strong", set.Features[1]);
        Assert.True(set.Verdicts.Single(v => v.Feature == "strong").Correlation > 0.5);
        Assert.Matches(
            "^correlation -?0\\.0.. is below 0\\.1 in size$",
            set.Verdicts.Single(v => v.Feature == "noise").Reason
        );
    }

    [Fact]
    public void A_feature_that_repeats_a_stronger_one_is_dropped()
    {
        var table = SimulatedCycle
            .Table.Plus("strong", Strong(5))
            .Plus("twin", (t, i) => (-3 * Strong(5)(t, i)) + Noise(2)(t, i));
        var set = Select(table, ByCorrelationAlone);
        Assert.Equal("strong", set.Features[1]);
        Assert.Matches(
            "^says what strong says already \\(correlation -(0\\.9.|1\\.00)\\)$",
            set.Verdicts.Single(v => v.Feature == "twin").Reason
        );
        Assert.Contains("twin", Select(table, ByCorrelationAlone with { LargestOverlap = 1, MostKept = 100 }).Features);
    }

    [Fact]
    public void A_lag_needs_the_correlation_asked_of_lags()
    {
        var table = SimulatedCycle.Table.Plus("early", (t, i) => t.Open(i + 6) + (0.5 * t.Open(i)) + Noise(4)(t, i));
        Assert.Contains("early_lag_6", Select(table, ByCorrelationAlone).Features);
        var strict = Select(table, ByCorrelationAlone with { LeastLagCorrelation = 0.999 });
        Assert.DoesNotContain(strict.Features, f => f.Contains("_lag_", StringComparison.Ordinal));
        Assert.EndsWith(
            "is below 0.999 in size",
            strict.Verdicts.Single(v => v.Feature == "early_lag_6").Reason,
            StringComparison.Ordinal
        );
        Assert.All(
            strict.Verdicts.Where(v => v.Feature.Contains("_lag_", StringComparison.Ordinal)),
            v => Assert.Equal(2, v.Stage)
        );
    }

    [Fact]
    public void No_more_are_kept_than_allowed()
    {
        var set = Select(
            SimulatedCycle.Table.Plus("strong", Strong(5)).Plus("other", Strong(30)),
            ByCorrelationAlone with
            {
                MostKept = 1,
            }
        );
        Assert.Equal([FeatureNames.CloseToMean, "strong"], set.Features);
        Assert.Contains(set.Verdicts, v => v.Reason == "1 stronger ones are kept already");
    }

    [Fact]
    public void Importance_can_drop_a_feature()
    {
        var table = SimulatedCycle.Table.Plus("strong", Strong(5)).Plus("weak", Strong(60));
        Assert.Contains(
            Select(table, new() { LeastImportance = 0.5 }).Verdicts,
            v =>
                v.Reason.EndsWith("is below 0.5", StringComparison.Ordinal)
                && v.Reason.StartsWith("importance", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_feature_that_is_young_or_not_known_now_is_dropped()
    {
        var table = SimulatedCycle
            .Table.Plus("young", (t, i) => i < t.Months.Length - 20 ? double.NaN : t.Open(i))
            .Plus("gone", (t, i) => i == t.Months.Length - 1 ? double.NaN : t.Open(i));
        var set = Select(table, new());
        Assert.Equal("known in 20 months only, 24 are wanted", set.Verdicts.Single(v => v.Feature == "young").Reason);
        Assert.Equal("not known at the as-of date", set.Verdicts.Single(v => v.Feature == "gone").Reason);
    }

    [Fact]
    public void What_is_of_a_group_that_is_left_out_is_dropped_with_its_lags_and_the_anchor_stays()
    {
        var options = ByCorrelationAlone with { LeastLagCorrelation = 0, LargestOverlap = 1, MostKept = 1000 };
        Assert.Contains("month end", GroupsOf(Select(SimulatedCycle.Table, options)));

        var set = Select(SimulatedCycle.Table, options with { Without = ["month end", "futures"] });

        Assert.Equal(FeatureNames.CloseToMean, set.Features[0]);
        Assert.Equal(["price", "trend", "volatility", "macro", "sentiment", "chain"], GroupsOf(set).Distinct());
        Assert.Contains(set.Features, f => f.Contains("_lag_", StringComparison.Ordinal));
        var dropped = set.Verdicts.Where(v => v.Reason == "its group, futures, is left out").ToList();
        Assert.Equal(
            SimulatedCycle.Table.Features.Where(f => FeatureCatalogue.Find(f)!.Family == "futures"),
            dropped.Select(v => v.Feature)
        );
        Assert.All(dropped, v => Assert.False(v.Kept));
    }

    [Fact]
    public void With_every_group_left_out_the_anchor_is_alone() =>
        Assert.Equal(
            [FeatureNames.CloseToMean],
            Select(SimulatedCycle.Table, new() { Without = FeatureCatalogue.Groups }).Features
        );

    [Theory]
    [InlineData(10)]
    [InlineData(24)]
    public void Too_few_months_are_told(int months) =>
        Assert.Contains(
            $"{months - 1} months with a known outcome",
            Assert.Throws<BadInputException>(() => Select(SimulatedCycle.Table.First(months), new())).Message,
            StringComparison.Ordinal
        );

    // The anchor's group aside, in the catalogue's order.
    private static IEnumerable<string> GroupsOf(FeatureSet set) =>
        set
            .Features.Skip(1)
            .Select(f => FeatureCatalogue.Find(f)!.Family)
            .OrderBy(group => FeatureCatalogue.Groups.IndexOf(group));

    private static FeatureSet Select(FeatureTable table, SelectionOptions options) =>
        new FeatureSelector(options).Select(table);

    private static Func<FeatureTable, int, double> Strong(double noise) =>
        (t, i) => t.Open(i) + (noise * Noise(3)(t, i));

    // The same value for the same month and shift in every call. Neighbouring seeds begin alike, so they are spread
    // first.
    private static Func<FeatureTable, int, double> Noise(int seed) =>
        (t, i) =>
            new Random(
                (int)(
                    ((seed * 100_000L) + (t.ShiftDays * 1000) + t.Months[i].Since(new(2000, 1)))
                    * 2_654_435_761
                    % int.MaxValue
                )
            ).NextDouble() - 0.5;
}
