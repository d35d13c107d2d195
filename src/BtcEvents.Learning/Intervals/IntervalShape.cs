namespace BtcEvents.Learning.Intervals;

/// <summary>How an interval lies about its forecast.</summary>
public enum IntervalShape
{
    /// <summary>As far up as down: a quantile of the sizes of the residuals.</summary>
    Symmetric,

    /// <summary>
    /// Up and down on their own: a quantile of the residuals for each end, half of the miscoverage each.
    /// </summary>
    Asymmetric,
}
