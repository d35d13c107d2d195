using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>What a learner is told of the copies of a month among its rows.</summary>
public sealed class FamilyCopiesTests
{
    private static readonly string[] Selected =
    [
        FeatureNames.CloseToMean,
        FeatureNames.Change,
        "realised_vol_90",
        "vix_change",
    ];

    private static readonly LearningRows Rows = new(
        SimulatedCycle.Table,
        [.. Selected, FeatureNames.DailyVolatility, .. FeatureNames.Trends]
    );

    private static readonly TrainingMatrix Once = Rows.Calendar.Slice(0, Rows.Months - 1);

    public static TheoryData<string> Families => [.. CandidateFamilies.Names];

    [Theory]
    [MemberData(nameof(Families))]
    public void Rows_that_come_twice_change_nothing_where_the_learner_knows_it(string name)
    {
        var family = CandidateFamilies.Competing(new() { Candidates = [name] }).Single();
        var twice = Once.Pick([.. Enumerable.Range(0, 2 * Once.RowCount).Select(i => i / 2)]);
        var recipe = FamilyRecipes.Of(family);
        var (one, counted, uncounted) = (
            family.Learner(recipe, 1).Fit(Once, 1),
            family.Learner(recipe, 2).Fit(twice, 1),
            family.Learner(recipe, 1).Fit(twice, 1)
        );
        double[] Forecasts(IRegressor model) => [.. Enumerable.Range(12, 60).Select(i => model.Predict(Once.Row(i)))];

        Assert.All(Forecasts(one).Zip(Forecasts(counted)), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.Contains(Forecasts(one).Zip(Forecasts(uncounted)), pair => Math.Abs(pair.First - pair.Second) > 1e-2);
    }

    [Fact]
    public void The_average_is_of_a_sparse_and_a_dense_ridge_without_what_momentum_reads_and_of_momentum()
    {
        var families = CandidateFamilies.Competing(new() { Candidates = ["ridge-average", "momentum"] });
        var (average, momentum) = (families[0], families[1]);
        var set = SimulatedCycle.Whole.Set with { Features = Selected, Core = 2 };
        Assert.Equal(Rows.Features, average.Columns(set, momentum: true));
        var whole = average.Learner(average.Untuned(set, momentum: true), 1).Fit(Once, 1);
        var ridges = average
            .Learner(average.Untuned(set, momentum: false), 1)
            .Fit(new LearningRows(SimulatedCycle.Table, Selected).Calendar.Slice(0, Rows.Months - 1), 1);
        var rule = momentum.Learner(momentum.Untuned(set, momentum: true), 1).Fit(Once, 1);
        Assert.All(
            Enumerable.Range(12, 60),
            i =>
                Assert.Equal(
                    ((2 * ridges.Predict(Once.Row(i)[..Selected.Length])) + rule.Predict(Once.Row(i))) / 3,
                    whole.Predict(Once.Row(i)),
                    1e-9
                )
        );
    }
}
