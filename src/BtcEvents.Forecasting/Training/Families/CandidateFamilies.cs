namespace BtcEvents.Forecasting;

/// <summary>
/// The families that compete, the more robust ones first: where chance decides, the earlier one is preferred.
/// </summary>
internal sealed class CandidateFamilies
{
    public CandidateFamilies(TrainingOptions options)
    {
        All =
        [
            new RidgeAverageFamily(),
            new RidgeFamily(),
            new ElasticNetFamily(),
            new BoostedLinearFamily(),
            new ForestFamily(),
            new BoostedTreesFamily(options.Bags),
        ];
    }

    public IReadOnlyList<CandidateFamily> All { get; }

    /// <exception cref="InvalidDataException">No family has the name.</exception>
    public CandidateFamily Find(string name) =>
        All.FirstOrDefault(f => f.Name == name)
        ?? throw new InvalidDataException(
            $"there is no model family '{name}' here: the champion was made by another version"
        );
}
