using BtcEvents.Learning;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>Elastic net with a tuned penalty, mix and drift prior.</summary>
internal sealed class ElasticNetFamily : CandidateFamily
{
    public override string Name => "elastic-net";

    public override SearchSpace Space { get; } =
        new(
            SearchDimension.LogUniform("alpha", 0.05, 5),
            SearchDimension.Uniform("l1_ratio", 0.05, 0.95),
            SearchDimension.LogUniform("drift_prior", 10, 300)
        );

    public override LearnerRecipe Recipe(TrialParameters point) =>
        new()
        {
            Family = Name,
            Parameters = Parameters(
                ("alpha", point.Number("alpha")),
                ("l1_ratio", point.Number("l1_ratio")),
                ("drift_prior", point.Number("drift_prior"))
            ),
        };

    public override ILearner Learner(LearnerRecipe recipe, int copies) =>
        Anchored(new ElasticNetLearner(recipe["alpha"], recipe["l1_ratio"]), copies, recipe["drift_prior"]);
}
