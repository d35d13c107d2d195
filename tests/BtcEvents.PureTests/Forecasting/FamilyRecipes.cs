using System.Collections.Immutable;
using BtcEvents.Forecasting;
using BtcEvents.Learning.MlNet;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>A recipe that fits any family: each takes the parameters it knows.</summary>
internal static class FamilyRecipes
{
    /// <summary>Every family that can be fitted on this machine.</summary>
    public static IReadOnlyList<CandidateFamily> Here()
    {
        var trees = new MlNetTrees();
        string[] absent =
        [
            .. trees.BoostingLacks is null ? [] : new[] { "lightgbm" },
            .. trees.ForestsLack is null ? [] : new[] { "fastforest" },
        ];
        var options = new TrainingOptions { Candidates = [.. CandidateFamilies.Names.Except(absent)] };
        return new CandidateFamilies(options, trees).Competing();
    }

    public static LearnerRecipe Of(CandidateFamily family) =>
        new()
        {
            Family = family.Name,
            Parameters = new Dictionary<string, double>
            {
                ["max_depth"] = 2,
                ["lambda"] = 3,
                ["min_leaf"] = 3,
                ["eta"] = 0.1,
                ["rounds"] = 25,
                ["trees"] = 25,
                ["leaves"] = 6,
                ["columns_of_split"] = 0.6,
                ["core"] = 2,
                ["selected"] = 4,
                ["alpha"] = 0.1,
                ["l1_ratio"] = 0.5,
                ["drift_prior"] = 30,
            }.ToImmutableSortedDictionary(),
        };
}
