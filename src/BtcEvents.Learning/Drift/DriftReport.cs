using System.Collections.Immutable;

namespace BtcEvents.Learning.Drift;

/// <summary>Drift of all features together.</summary>
/// <param name="Verdict">
/// <see cref="DriftVerdict.NotEnoughData"/> where no feature could be judged; Drift where enough of the judged ones
/// have it; Some where any has Drift or Some; None otherwise.
/// </param>
/// <param name="Features">In column order.</param>
/// <param name="Reason">One sentence with the figures.</param>
public sealed record DriftReport(DriftVerdict Verdict, ImmutableArray<FeatureDrift> Features, string Reason);

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

    /// <summary>
    /// Recent median less reference median, in standard deviations of the reference; null where the reference is
    /// constant.
    /// </summary>
    public double? MedianShift { get; init; }
}

/// <summary>Whether a distribution moved.</summary>
public enum DriftVerdict
{
    /// <summary>Too few values to say.</summary>
    NotEnoughData,

    /// <summary>No sign of it.</summary>
    None,

    /// <summary>Unlikely by chance, or larger than chance explains, but not both.</summary>
    Some,

    /// <summary>Unlikely by chance and large.</summary>
    Drift,
}
