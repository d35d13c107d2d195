using BtcEvents.Learning;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>
/// Boosted trees (XGBoost), bagged; a search trial scores every number of rounds on the way of one fit.
/// </summary>
/// <param name="bags">Bootstrap samples of a model.</param>
internal sealed class BoostedTreesFamily(int bags) : CandidateFamily
{
    private const double DriftPrior = 30;
    private static readonly int[] Rounds = [15, 30, 60];

    public override string Name => "xgboost-trees";

    public override bool NeedsXGBoost => true;

    public override bool CalendarRowsOnly => true;

    public override SearchSpace Space { get; } =
        new(
            SearchDimension.Integer("max_depth", 1, 4),
            SearchDimension.LogUniform("eta", 0.02, 0.3),
            SearchDimension.LogUniform("lambda", 1, 30)
        );

    public override ISearchObjective Objective(FoldJudge folds) =>
        new XGBoostObjective(
            folds.OpenParts(DriftPrior),
            Rounds,
            point => Settings(Recipe(point, Rounds.Length - 1)),
            folds.Seed
        );

    public override LearnerRecipe Recipe(TrialParameters point, int stage) =>
        new()
        {
            Family = Name,
            Parameters = Parameters(
                ("max_depth", point.Integer("max_depth")),
                ("eta", point.Number("eta")),
                ("lambda", point.Number("lambda")),
                ("rounds", Rounds[stage])
            ),
        };

    public override ILearner Learner(LearnerRecipe recipe, int copies) =>
        Anchored(new BaggingLearner(new XGBoostLearner(Settings(recipe)), bags), copies, DriftPrior);

    private static XGBoostParameters Settings(LearnerRecipe recipe) =>
        new()
        {
            Method = XGBoostMethod.Trees,
            MaxDepth = (int)recipe["max_depth"],
            LearningRate = recipe["eta"],
            Lambda = recipe["lambda"],
            Rounds = (int)recipe["rounds"],
            MinChildWeight = 5,
        };
}
