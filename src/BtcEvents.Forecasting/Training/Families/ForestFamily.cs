using BtcEvents.Learning;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>A random forest grown by XGBoost.</summary>
internal sealed class ForestFamily : CandidateFamily
{
    private const double DriftPrior = 30;

    public override string Name => "xgboost-forest";

    public override bool NeedsXGBoost => true;

    public override bool CalendarRowsOnly => true;

    public override SearchSpace Space { get; } =
        new(
            SearchDimension.Integer("max_depth", 1, 5),
            SearchDimension.LogUniform("lambda", 1, 100),
            SearchDimension.Uniform("colsample", 0.4, 1)
        );

    public override LearnerRecipe Recipe(TrialParameters point, int stage) =>
        new()
        {
            Family = Name,
            Parameters = Parameters(
                ("max_depth", point.Integer("max_depth")),
                ("lambda", point.Number("lambda")),
                ("colsample", point.Number("colsample"))
            ),
        };

    public override ILearner Learner(LearnerRecipe recipe, int copies)
    {
        var settings = XGBoostParameters.Forest(trees: 40, maxDepth: (int)recipe["max_depth"]) with
        {
            Lambda = recipe["lambda"],
            ColumnSample = recipe["colsample"],
            MinChildWeight = 5,
        };
        return Anchored(new XGBoostLearner(settings), copies, DriftPrior);
    }
}
