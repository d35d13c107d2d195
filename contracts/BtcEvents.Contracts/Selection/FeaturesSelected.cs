namespace BtcEvents.Contracts;

/// <summary>
/// The features the models may use. Published by the selector, which reuses the present set while it serves; the
/// trainer and the saga react.
/// </summary>
public sealed record FeaturesSelected : CycleFact
{
    /// <summary>Digest of the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>Artefact reference of the feature table.</summary>
    public required string Table { get; init; }

    /// <summary>Artefact reference of the feature set (versioned JSON, a reason per feature).</summary>
    public required string FeatureSet { get; init; }

    /// <summary>Names of the kept features.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Features that were considered.</summary>
    public required int Considered { get; init; }

    /// <summary>True where an earlier set still serves.</summary>
    public required bool Reused { get; init; }

    /// <summary>Why the set is new or reused, one sentence.</summary>
    public required string Reason { get; init; }
}
