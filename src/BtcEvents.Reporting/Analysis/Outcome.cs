namespace BtcEvents.Reporting.Analysis;

/// <summary>A forecast beside what happened. Percent.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Actual">What happened.</param>
/// <param name="Forecast">What was forecast.</param>
/// <param name="Lower">Lower end of the interval, or NaN.</param>
/// <param name="Upper">Upper end of the interval, or NaN.</param>
/// <param name="Carry">What the carry baseline forecast, if known.</param>
/// <param name="EndOfMonth">What "end-of-month" forecast, if known.</param>
internal sealed record Outcome(
    DateOnly Month,
    double Actual,
    double Forecast,
    double Lower,
    double Upper,
    double? Carry,
    double? EndOfMonth
)
{
    /// <summary>Forecast less actual: above zero where the forecast was too high.</summary>
    public double Error => Forecast - Actual;

    /// <summary>Whether there is an interval to be inside of.</summary>
    public bool HasInterval => !double.IsNaN(Lower) && !double.IsNaN(Upper);

    /// <summary>Whether the actual change lay in the interval, ends included.</summary>
    public bool Inside => HasInterval && Actual >= Lower && Actual <= Upper;

    /// <summary>Whether it lay outside.</summary>
    public bool Missed => HasInterval && !Inside;

    /// <summary>How far outside.</summary>
    public double MissedBy => Missed ? Math.Max(Lower - Actual, Actual - Upper) : 0;
}
