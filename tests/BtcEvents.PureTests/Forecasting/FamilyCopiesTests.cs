using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning;
using BtcEvents.Learning.MlNet;

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

    public static TheoryData<string> Families => [.. CandidateFamilies.Names.Except(["fastforest"])];

    [Theory]
    [MemberData(nameof(Families))]
    public void Rows_that_come_more_often_change_nothing_where_the_learner_knows_it(string name)
    {
        var (counted, uncounted) = Differences(name);

        Assert.All(counted, difference => Assert.Equal(0, difference, 1e-3));
        Assert.Contains(uncounted, difference => difference > 1e-2);
    }

    // Which rows a tree sees is drawn, so that more of them are another draw: many trees tell it from what leaves mean.
    [Fact]
    public void Rows_that_come_more_often_change_a_forest_less_where_the_learner_knows_it()
    {
        var (counted, uncounted) = Differences("fastforest", ("trees", 400));

        Assert.InRange(counted.Average(), 0, uncounted.Average() / 2);
    }

    [Fact]
    public void The_average_is_of_a_sparse_and_a_dense_ridge_without_what_momentum_reads_and_of_momentum()
    {
        var families = new CandidateFamilies(new() { Candidates = ["ridge-average", "momentum"] }, null).Competing();
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

    // Against three copies that the learner knows of, six that it knows of, and six that it takes for three. Not one,
    // since LightGBM's bins hold at least three rows.
    private static (double[] Counted, double[] Uncounted) Differences(
        string name,
        params (string Name, double Value)[] settings
    )
    {
        var family = FamilyRecipes.Here().SingleOrDefault(here => here.Name == name);
        Assert.SkipWhen(family is null, $"{name} cannot be fitted on this machine");
        var recipe = FamilyRecipes.Of(family);
        recipe = recipe with
        {
            Parameters = recipe.Parameters.SetItems(settings.Select(s => KeyValuePair.Create(s.Name, s.Value))),
        };
        double[] Forecasts(int known, int copies)
        {
            var rows = Once.Pick([.. Enumerable.Range(0, copies * Once.RowCount).Select(i => i / copies)]);
            var model = family.Learner(recipe, known).Fit(rows, 1);
            return [.. Enumerable.Range(12, 60).Select(i => model.Predict(Once.Row(i)))];
        }

        var usual = Forecasts(3, 3);
        double[] Against(double[] other) => [.. usual.Zip(other, (a, b) => Math.Abs(a - b))];
        return (Against(Forecasts(6, 6)), Against(Forecasts(3, 6)));
    }
}
