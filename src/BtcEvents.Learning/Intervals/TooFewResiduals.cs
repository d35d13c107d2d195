namespace BtcEvents.Learning.Intervals;

/// <summary>What to answer where the residuals are too few for the coverage asked for.</summary>
public enum TooFewResiduals
{
    /// <summary>An infinite end: the only answer with the full guarantee.</summary>
    Infinite,

    /// <summary>
    /// The most extreme residual: a finite end that promises less, as <see cref="ForecastInterval.GuaranteedCoverage"/>
    /// says. Without any residual the end is still infinite.
    /// </summary>
    Widest,
}
