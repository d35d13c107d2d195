using BtcEvents.Learning;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>Ridge regression with a tuned penalty and drift prior, both in months.</summary>
internal sealed class RidgeFamily : CandidateFamily
{
    public override string Name => "ridge";

    public override SearchSpace Space { get; } =
        new(SearchDimension.LogUniform("alpha", 3, 300), SearchDimension.LogUniform("drift_prior", 10, 300));

    public override LearnerRecipe Recipe(TrialParameters point) =>
        new()
        {
            Family = Name,
            Parameters = Parameters(("alpha", point.Number("alpha")), ("drift_prior", point.Number("drift_prior"))),
        };

    public override ILearner Learner(LearnerRecipe recipe, int copies) =>
        Anchored(new RidgeLearner(recipe["alpha"] * copies), copies, recipe["drift_prior"]);
}
