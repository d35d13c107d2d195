namespace BtcEvents.Learning.Intervals;

/// <summary>How a <see cref="SplitConformal"/> interval is made.</summary>
public sealed record ConformalOptions
{
    /// <summary>Coverage asked for, between 0 and 1.</summary>
    public double Coverage { get; init; } = 0.8;

    /// <summary>Symmetric or not.</summary>
    public IntervalShape Shape { get; init; } = IntervalShape.Symmetric;

    /// <summary>
    /// Age in residuals (months) at which a residual counts half, against drift (Barber, Candès, Ramdas &amp;
    /// Tibshirani 2023); null weighs all alike. It makes the effective number of residuals smaller.
    /// </summary>
    public double? HalfLife { get; init; }

    /// <summary>The answer where residuals are too few.</summary>
    public TooFewResiduals WhenTooFew { get; init; } = TooFewResiduals.Infinite;
}
