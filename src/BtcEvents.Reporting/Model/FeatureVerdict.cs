namespace BtcEvents.Reporting;

/// <summary>A feature that selection considered.</summary>
public sealed record FeatureVerdict
{
    /// <summary>Name in the feature table.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the models may use it.</summary>
    public required bool Kept { get; init; }

    /// <summary>Why it was kept or dropped.</summary>
    public required string Reason { get; init; }

    /// <summary>Correlation with the target, -1 to 1.</summary>
    public double? Correlation { get; init; }

    /// <summary>Importance that selection measured; larger is more.</summary>
    public double? Importance { get; init; }

    /// <summary>What the feature is, for people.</summary>
    public string Description { get; init; } = "";
}
