using BtcEvents.Learning;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>Lasso (Tibshirani 1996) with a tuned penalty: drops features that add little.</summary>
internal sealed class LassoFamily : CandidateFamily
{
    private const double DriftPrior = 30;

    public override string Name => "lasso";

    public override bool UsesAllFeatures => true;

    public override SearchSpace Space { get; } = new(SearchDimension.LogUniform("alpha", 0.05, 5));

    public override LearnerRecipe Recipe(TrialParameters point) =>
        new() { Family = Name, Parameters = Parameters(("alpha", point.Number("alpha"))) };

    public override ILearner Learner(LearnerRecipe recipe, int copies) =>
        Anchored(new ElasticNetLearner(recipe["alpha"], l1Ratio: 1), copies, DriftPrior);
}
