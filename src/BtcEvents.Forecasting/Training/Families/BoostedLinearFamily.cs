using BtcEvents.Learning;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>XGBoost's boosted linear model.</summary>
internal sealed class BoostedLinearFamily : CandidateFamily
{
    private const double DriftPrior = 30;

    public override string Name => "xgboost-linear";

    public override bool NeedsXGBoost => true;

    public override bool CalendarRowsOnly => true;

    public override SearchSpace Space { get; } =
        new(SearchDimension.LogUniform("lambda", 0.01, 3), SearchDimension.LogUniform("alpha", 0.01, 3));

    public override LearnerRecipe Recipe(TrialParameters point, int stage) =>
        new()
        {
            Family = Name,
            Parameters = Parameters(("lambda", point.Number("lambda")), ("alpha", point.Number("alpha"))),
        };

    public override ILearner Learner(LearnerRecipe recipe, int copies)
    {
        var settings = new XGBoostParameters
        {
            Method = XGBoostMethod.Linear,
            Rounds = 50,
            LearningRate = 0.5,
            Lambda = recipe["lambda"],
            Alpha = recipe["alpha"],
        };
        return Anchored(new XGBoostLearner(settings), copies, DriftPrior);
    }
}
