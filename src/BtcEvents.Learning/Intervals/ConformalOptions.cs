namespace BtcEvents.Learning.Intervals;

/// <summary>How a <see cref="SplitConformal"/> interval is made.</summary>
public sealed record ConformalOptions
{
    /// <summary>Coverage asked for, between 0 and 1.</summary>
    public double Coverage { get; init; } = 0.8;

    /// <summary>The answer where residuals are too few.</summary>
    public TooFewResiduals WhenTooFew { get; init; } = TooFewResiduals.Infinite;
}
