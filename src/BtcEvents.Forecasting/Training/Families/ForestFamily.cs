using BtcEvents.Learning;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>
/// A random forest with settings fixed beforehand. Leaf size counts months, as that of
/// <see cref="BoostedTreesFamily"/>.
/// </summary>
/// <param name="name">Name of the family.</param>
/// <param name="grower">Grows forests of these settings.</param>
/// <param name="lacks">Asks what the grower lacks here; null: nothing.</param>
internal sealed class ForestFamily(string name, Func<ForestParameters, ILearner> grower, Func<string?> lacks)
    : CandidateFamily
{
    private const double DriftPrior = 30;
    private const string Trees = "trees";
    private const string Leaves = "leaves";
    private const string MinLeaf = "min_leaf";
    private const string ColumnsOfSplit = "columns_of_split";

    public override string Name => name;

    public override string? Lacks => lacks();

    public override bool OnlyWhereListed => true;

    public override SearchSpace? Space => null;

    public override bool Fits(LearnerRecipe recipe) =>
        new[] { Trees, Leaves, MinLeaf, ColumnsOfSplit }.All(recipe.Parameters.ContainsKey);

    public override LearnerRecipe Untuned(FeatureSet set, bool momentum) =>
        new() { Family = Name, Parameters = Parameters((Trees, 40), (Leaves, 6), (MinLeaf, 5), (ColumnsOfSplit, 0.6)) };

    public override ILearner Learner(LearnerRecipe recipe, int copies) =>
        Anchored(
            grower(
                new()
                {
                    Trees = (int)recipe[Trees],
                    Leaves = (int)recipe[Leaves],
                    LeastRows = (int)Math.Ceiling(recipe[MinLeaf] * copies),
                    ColumnsOfSplit = recipe[ColumnsOfSplit],
                }
            ),
            copies,
            DriftPrior
        );
}
