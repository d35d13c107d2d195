namespace BtcEvents.Forecasting;

/// <summary>
/// The families that compete, the more robust ones first: where chance decides, the earlier one is preferred.
/// </summary>
internal static class CandidateFamilies
{
    private static readonly CandidateFamily[] All =
    [
        new RidgeAverageFamily(),
        new MomentumFamily(),
        new RidgeFamily(),
        new ElasticNetFamily(),
        new BoostedTreesFamily(),
    ];

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(family => family.Name)];

    /// <summary>Those that the options let compete.</summary>
    public static IReadOnlyList<CandidateFamily> Competing(TrainingOptions options) =>
        [.. All.Where(family => options.Candidates.Contains(family.Name, StringComparer.Ordinal))];

    /// <summary>
    /// The family that fits a champion's recipe, also one that does not compete; null where this version fits no such
    /// recipe (<see cref="WhyGone"/>).
    /// </summary>
    public static CandidateFamily? Find(LearnerRecipe recipe) =>
        All.FirstOrDefault(f => f.Name == recipe.Family && f.Fits(recipe));

    /// <summary>What to tell of a recipe of another version that cannot be fitted here; null where it can.</summary>
    public static string? WhyGone(LearnerRecipe recipe) =>
        Find(recipe) is not null ? null
        : Names.Contains(recipe.Family, StringComparer.Ordinal)
            ? $"the champion so far is of family '{recipe.Family}' with settings that this version does not have"
        : $"the champion so far is of family '{recipe.Family}', which this version does not have";
}
