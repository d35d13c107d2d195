using System.Runtime.InteropServices;
using BtcEvents.Failures;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>
/// The families that can compete, the more robust ones first: where chance decides, the earlier one is preferred.
/// </summary>
/// <param name="library">Grows the trees of <c>fastforest</c> and <c>lightgbm</c>; null in a program without.</param>
internal sealed class CandidateFamilies(ITreeLibrary? library)
{
    private const string FastForest = "fastforest";
    private const string LightGbm = "lightgbm";
    private const string NoLibrary = "this program comes without Microsoft.ML";

    private readonly CandidateFamily[] _all =
    [
        new RidgeAverageFamily(),
        new MomentumFamily(),
        new RidgeFamily(),
        new ElasticNetFamily(),
        new BoostedTreesFamily("xgboost-trees", parameters => new TreesLearner(parameters)),
        library is null
            ? new ForestFamily(FastForest, _ => throw new NotSupportedException(NoLibrary), () => NoLibrary)
            : new ForestFamily(FastForest, library.Forest, () => library.ForestsLack),
        library is null
            ? new BoostedTreesFamily(LightGbm, _ => throw new NotSupportedException(NoLibrary), () => NoLibrary)
            : new BoostedTreesFamily(LightGbm, library.Boosting, () => library.BoostingLacks),
    ];

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new CandidateFamilies(null)._all.Select(f => f.Name)];

    /// <summary>
    /// Those that compete by default: they need nothing but this program. Of Microsoft.ML that is the forest, which it
    /// has for x64 alone.
    /// </summary>
    public static IReadOnlyList<string> Default { get; } =
    [
        .. Names.Where(name =>
            name != LightGbm && (name != FastForest || RuntimeInformation.ProcessArchitecture == Architecture.X64)
        ),
    ];

    /// <summary>Those that the options let compete.</summary>
    /// <exception cref="BadInputException">One of them cannot be fitted here.</exception>
    public IReadOnlyList<CandidateFamily> Competing(TrainingOptions options)
    {
        var competing = _all.Where(f => options.Candidates.Contains(f.Name, StringComparer.Ordinal)).ToArray();
        return competing.FirstOrDefault(family => family.Lacks is not null) is { } absent
            ? throw new BadInputException(
                $"{absent.Name}, one of Training:Candidates, cannot compete here: {absent.Lacks}"
            )
            : competing;
    }

    /// <summary>
    /// The family that fits a champion's recipe, also one that does not compete; null where none here fits such a
    /// recipe (<see cref="WhyGone"/>).
    /// </summary>
    public CandidateFamily? Find(LearnerRecipe recipe) =>
        _all.FirstOrDefault(f => f.Name == recipe.Family && f.Lacks is null && f.Fits(recipe));

    /// <summary>What to tell of a recipe that cannot be fitted here; null where it can.</summary>
    public string? WhyGone(LearnerRecipe recipe)
    {
        var family = _all.FirstOrDefault(f => f.Name == recipe.Family);
        return Find(recipe) is not null
            ? null
            : $"the champion so far is of family '{recipe.Family}'"
                + (
                    family is null ? ", which this version does not have"
                    : family.Lacks is { } lacks ? $", which cannot be fitted here: {lacks}"
                    : " with settings that this version does not have"
                );
    }
}
