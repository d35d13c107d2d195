namespace BtcEvents.Contracts;

/// <summary>The monthly feature table exists. Published by the preprocessor; the selector and the saga react.</summary>
public sealed record FeaturesPrepared : CycleFact
{
    /// <summary>Digest of the data it was made from.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>Artefact reference of the table; ends in its SHA-256.</summary>
    public required string Table { get; init; }

    /// <summary>Months in the table, the as-of month included.</summary>
    public required int Months { get; init; }

    /// <summary>Features in the table; 0 in a fact from before they were counted.</summary>
    public required int Features { get; init; }
}
