using BtcEvents.Learning;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>
/// Boosted trees with settings fixed beforehand, whoever grows them. Leaf size and penalty count months, so that the
/// shifted copies of one wild month are not taken for confirmations of it.
/// </summary>
/// <param name="name">Name of the family.</param>
/// <param name="grower">Grows trees of these settings.</param>
/// <param name="lacks">Asks what the grower lacks here (null: nothing); null where it lacks nothing anywhere.</param>
internal sealed class BoostedTreesFamily(
    string name,
    Func<TreeParameters, ILearner> grower,
    Func<string?>? lacks = null
) : CandidateFamily
{
    private const double DriftPrior = 30;
    private const string MaxDepth = "max_depth";
    private const string Eta = "eta";
    private const string Lambda = "lambda";
    private const string Rounds = "rounds";
    private const string MinLeaf = "min_leaf";

    public override string Name => name;

    public override string? Lacks => lacks?.Invoke();

    public override bool OnlyWhereListed => lacks is not null;

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
        return Anchored(grower(settings), copies, DriftPrior);
    }
}
