namespace BtcEvents.Reporting;

/// <summary>Where a forecast comes from: enough to find and repeat everything behind it.</summary>
public sealed record Lineage
{
    /// <summary>SHA-256 over the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>Artefact reference of the feature table.</summary>
    public required string Table { get; init; }

    /// <summary>Artefact reference of the feature set.</summary>
    public required string FeatureSet { get; init; }

    /// <summary>Artefact reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of this software.</summary>
    public required string SoftwareVersion { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required int Seed { get; init; }

    /// <summary>Identity of the stored forecast, where there is one.</summary>
    public string? ForecastId { get; init; }
}
