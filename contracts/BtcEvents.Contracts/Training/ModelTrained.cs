namespace BtcEvents.Contracts;

/// <summary>
/// Candidates were trained and judged, and a champion stands. Published by the trainer; the predictor, the alert
/// bridge and the saga react.
/// </summary>
public sealed record ModelTrained : CycleFact
{
    /// <summary>Digest of the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>Artefact reference of the feature table.</summary>
    public required string Table { get; init; }

    /// <summary>Artefact reference of the feature set.</summary>
    public required string FeatureSet { get; init; }

    /// <summary>Artefact reference of the champion that forecasts this month.</summary>
    public required string Model { get; init; }

    /// <summary>Artefact reference of the training record: leaderboard, folds, importances, drift.</summary>
    public required string Training { get; init; }

    /// <summary>The champion's algorithm, for example <c>ridge</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Candidates and baselines, best first.</summary>
    public required IReadOnlyList<CandidateScore> Leaderboard { get; init; }

    /// <summary>Whether a new champion took over.</summary>
    public required bool Promoted { get; init; }

    /// <summary>Why, or why not; one sentence.</summary>
    public required string PromotionReason { get; init; }

    /// <summary><c>none</c>, <c>some</c>, <c>drift</c> or <c>not enough data</c>.</summary>
    public required string Drift { get; init; }
}
