using System.Runtime.InteropServices;
using BtcEvents.Failures;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>
/// The families that can compete, the more robust ones first: where chance decides, the earlier one is preferred.
/// </summary>
/// <param name="options">Which of them compete.</param>
/// <param name="library">Grows the trees of <c>fastforest</c> and <c>lightgbm</c>; null in a program without.</param>
internal sealed class CandidateFamilies(TrainingOptions options, ITreeLibrary? library)
{
    private const string FastForest = "fastforest";
    private const string LightGbm = "lightgbm";

    private readonly CandidateFamily[] _all = All(library ?? new NoTrees());

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All(new NoTrees()).Select(f => f.Name)];

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
    public IReadOnlyList<CandidateFamily> Competing()
    {
        var competing = _all.Where(IsListed).ToArray();
        return competing.FirstOrDefault(family => family.Lacks is not null) is { } absent
            ? throw new BadInputException(
                $"{absent.Name}, one of Training:Candidates, cannot compete here: {absent.Lacks}"
            )
            : competing;
    }

    /// <summary>
    /// The family that fits a champion's recipe, also one that does not compete; null where none may
    /// (<see cref="WhyGone"/>).
    /// </summary>
    public CandidateFamily? Find(LearnerRecipe recipe) => WhyGone(recipe) is null ? Named(recipe) : null;

    /// <summary>What to tell of a champion's recipe that is not fitted any more; null where it is.</summary>
    public string? WhyGone(LearnerRecipe recipe)
    {
        var family = Named(recipe);
        var gone =
            family is null ? ", which this version does not have"
            : !family.Fits(recipe) ? " with settings that this version does not have"
            : family.OnlyWhereListed && !IsListed(family) ? ", which Training:Candidates does not name"
            : null;
        return gone is null ? null : $"the champion so far is of family '{recipe.Family}'{gone}";
    }

    private CandidateFamily? Named(LearnerRecipe recipe) => Array.Find(_all, family => family.Name == recipe.Family);

    private bool IsListed(CandidateFamily family) => options.Candidates.Contains(family.Name, StringComparer.Ordinal);

    private static CandidateFamily[] All(ITreeLibrary trees) =>
        [
            new RidgeAverageFamily(),
            new MomentumFamily(),
            new RidgeFamily(),
            new ElasticNetFamily(),
            new BoostedTreesFamily("xgboost-trees", parameters => new TreesLearner(parameters)),
            new ForestFamily(FastForest, trees.Forest, () => trees.ForestsLack),
            new BoostedTreesFamily(LightGbm, trees.Boosting, () => trees.BoostingLacks),
        ];

    /// <summary>A program that ships no library.</summary>
    private sealed class NoTrees : ITreeLibrary
    {
        public string Version => "";

        public string BoostingLacks => "this program comes without Microsoft.ML";

        public string ForestsLack => BoostingLacks;

        public ILearner Boosting(TreeParameters parameters) => throw new NotSupportedException(BoostingLacks);

        public ILearner Forest(ForestParameters parameters) => throw new NotSupportedException(BoostingLacks);
    }
}
