namespace BtcEvents.Learning.Drift;

/// <summary>When drift is called.</summary>
public sealed record DriftOptions
{
    /// <summary>Fewest known reference values of a feature; below, it is not judged.</summary>
    public int MinReference { get; init; } = 24;

    /// <summary>Fewest known recent values of a feature; below, it is not judged.</summary>
    public int MinRecent { get; init; } = 6;

    /// <summary>
    /// Family-wise level of the Kolmogorov-Smirnov tests, and of what chance may do to the stability index.
    /// </summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Quantile bins of the stability index; few, since recent values are.</summary>
    public int Bins { get; init; } = 5;

    /// <summary>Stability index from which a move is large (0.25 by custom).</summary>
    public double LargeIndex { get; init; } = 0.25;

    /// <summary>Share of the judged features with drift from which the whole has drift; below, it has some.</summary>
    public double DriftShare { get; init; } = 0.3;
}
