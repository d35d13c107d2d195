namespace BtcEvents.Forecasting;

/// <summary>
/// The families that compete, the more robust ones first: where chance decides, the earlier one is preferred.
/// </summary>
internal sealed class CandidateFamilies
{
    public CandidateFamilies(TrainingOptions options)
    {
        All = Of(options.Bags);
        Competing = [.. All.Where(family => options.Candidates.Contains(family.Name, StringComparer.Ordinal))];
    }

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Of(bags: 1).Select(family => family.Name)];

    /// <summary>Every family, also one that does not compete: a champion may be of it.</summary>
    public IReadOnlyList<CandidateFamily> All { get; }

    /// <summary>Those that the options let compete.</summary>
    public IReadOnlyList<CandidateFamily> Competing { get; }

    /// <exception cref="InvalidDataException">No family has the name.</exception>
    public CandidateFamily Find(string name) =>
        All.FirstOrDefault(f => f.Name == name)
        ?? throw new InvalidDataException(
            $"there is no model family '{name}' here: the champion was made by another version"
        );

    private static CandidateFamily[] Of(int bags) =>
        [
            new RidgeAverageFamily(),
            new MomentumFamily(),
            new RidgeFamily(),
            new ElasticNetFamily(),
            new BoostedLinearFamily(),
            new ForestFamily(),
            new BoostedTreesFamily(bags),
        ];
}
