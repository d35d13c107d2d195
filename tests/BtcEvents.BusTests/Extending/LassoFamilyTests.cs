using System.Collections.Immutable;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning;
using BtcEvents.Learning.Search;

namespace BtcEvents.BusTests.Extending;

public sealed class LassoFamilyTests
{
    private static readonly LassoFamily Family = new();

    // Anchor and signal repeat with periods 7 and 5, so that neither says anything about the other; mean zero.
    private static readonly TrainingMatrix Months = new(
        [.. Enumerable.Range(0, 70).SelectMany(month => new double[] { Anchor(month), Signal(month) })],
        [.. Enumerable.Range(0, 70).Select(month => Anchor(month) + (3 * Signal(month)))],
        [FeatureNames.CloseToMean, "signal"]
    );

    [Fact]
    public void The_penalty_that_a_search_finds_fits_what_the_anchor_leaves_open()
    {
        var search = ParameterSearch.Run(
            Family.Space,
            new FoldObjective(1, (point, _) => Error(Family.Recipe(point))),
            new() { Trials = 12, Parallelism = 1 },
            TestContext.Current.CancellationToken
        );

        var recipe = Family.Recipe(search.Best.Parameters);
        Assert.Equal("lasso", recipe.Family);
        Assert.InRange(recipe["alpha"], 0.05, 0.5);
        Assert.InRange(Error(recipe), 0, 0.5);
    }

    [Fact]
    public void A_large_penalty_leaves_the_forecast_of_the_anchor()
    {
        var model = Fit(Recipe(alpha: 5));

        Assert.All(
            Enumerable.Range(0, Months.RowCount),
            month => Assert.Equal(Anchor(month), model.Predict(Months.Row(month)), 6)
        );
    }

    private static double Anchor(int month) => (month % 7) - 3;

    private static double Signal(int month) => (month % 5) - 2;

    private static LearnerRecipe Recipe(double alpha) =>
        new()
        {
            Family = Family.Name,
            Parameters = ImmutableSortedDictionary<string, double>.Empty.Add("alpha", alpha),
        };

    private static IRegressor Fit(LearnerRecipe recipe) => Family.Learner(recipe, copies: 1).Fit(Months, seed: 42);

    private static double Error(LearnerRecipe recipe)
    {
        var model = Fit(recipe);
        return Enumerable
            .Range(0, Months.RowCount)
            .Average(month => Math.Abs(model.Predict(Months.Row(month)) - Months.Targets[month]));
    }
}
