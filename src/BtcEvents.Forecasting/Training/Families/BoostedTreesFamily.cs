using BtcEvents.Learning;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>
/// Boosted trees as XGBoost grows them, with settings fixed beforehand. Leaf size and penalty count months, so that the
/// shifted copies of one wild month are not taken for confirmations of it.
/// </summary>
internal sealed class BoostedTreesFamily : CandidateFamily
{
    private const double DriftPrior = 30;
    private const string MaxDepth = "max_depth";
    private const string Eta = "eta";
    private const string Lambda = "lambda";
    private const string Rounds = "rounds";
    private const string MinLeaf = "min_leaf";

    public override string Name => "xgboost-trees";

    public override SearchSpace? Space => null;

    /// <summary>Recipes of before had no leaf size in months, and were fitted to other rows.</summary>
    public override bool Fits(LearnerRecipe recipe) =>
        new[] { MaxDepth, Eta, Lambda, Rounds, MinLeaf }.All(recipe.Parameters.ContainsKey);

    public override LearnerRecipe Untuned(FeatureSet set, bool momentum) =>
        new()
        {
            Family = Name,
            Parameters = Parameters((MaxDepth, 2), (Eta, 0.05), (Lambda, 5), (Rounds, 40), (MinLeaf, 5)),
        };

    public override ILearner Learner(LearnerRecipe recipe, int copies)
    {
        var settings = new TreeParameters
        {
            MaxDepth = (int)recipe[MaxDepth],
            LearningRate = recipe[Eta],
            Lambda = recipe[Lambda] * copies,
            Rounds = (int)recipe[Rounds],
            MinChildWeight = recipe[MinLeaf] * copies,
        };
        return Anchored(new TreesLearner(settings), copies, DriftPrior);
    }
}
