namespace BtcEvents.Learning.Drift;

/// <summary>What became of one feature.</summary>
public sealed record FeatureDrift
{
    /// <summary>Name.</summary>
    public required string Feature { get; init; }

    /// <summary>The verdict; where it is <see cref="DriftVerdict.NotEnoughData"/> no figure below is there.</summary>
    public required DriftVerdict Verdict { get; init; }

    /// <summary>Number of known reference values.</summary>
    public required int ReferenceCount { get; init; }

    /// <summary>Number of known recent values.</summary>
    public required int RecentCount { get; init; }

    /// <summary>Kolmogorov-Smirnov statistic, 0 to 1.</summary>
    public double? KolmogorovSmirnov { get; init; }

    /// <summary>P-value of this feature alone.</summary>
    public double? PValue { get; init; }

    /// <summary>P-value adjusted for the number of judged features.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Population stability index.</summary>
    public double? StabilityIndex { get; init; }

    /// <summary>Where the median went; null where not judged.</summary>
    public DriftDirection? Direction { get; init; }

    /// <summary>
    /// Recent median less reference median, in standard deviations of the reference; null where the reference is
    /// constant.
    /// </summary>
    public double? MedianShift { get; init; }
}
