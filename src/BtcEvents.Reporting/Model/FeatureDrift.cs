namespace BtcEvents.Reporting;

/// <summary>How far a feature's recent values left those of the training window.</summary>
public sealed record FeatureDrift
{
    /// <summary>The feature.</summary>
    public required string Feature { get; init; }

    /// <summary>Kolmogorov-Smirnov distance of two samples, 0 to 1.</summary>
    public double? Ks { get; init; }

    /// <summary>p value of that distance.</summary>
    public double? PValue { get; init; }

    /// <summary>Population stability index, 0 and up.</summary>
    public double? Psi { get; init; }

    /// <summary>Where it went, for example <c>up</c>.</summary>
    public string Direction { get; init; } = "";

    /// <summary><c>none</c>, <c>some</c>, <c>drift</c> or <c>not enough data</c>.</summary>
    public required string Verdict { get; init; }
}
