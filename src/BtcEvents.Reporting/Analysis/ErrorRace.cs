namespace BtcEvents.Reporting.Analysis;

/// <summary>
/// Cumulative squared error of a baseline less that of the forecasts, month by month: it rises where the forecasts win.
/// Goyal and Welch, "A comprehensive look at the empirical performance of equity premium prediction", Review of
/// Financial Studies 21 (2008), figure 1.
/// </summary>
internal sealed class ErrorRace
{
    private ErrorRace(string baseline, IEnumerable<(DateOnly Month, double Own, double Other)> squares)
    {
        Baseline = baseline;
        var path = new List<(DateOnly, double)>();
        foreach (var (month, own, other) in squares)
        {
            (OwnSum, OtherSum) = (OwnSum + own, OtherSum + other);
            path.Add((month, OtherSum - OwnSum));
        }

        Path = path;
    }

    /// <summary>Name of the baseline.</summary>
    public string Baseline { get; }

    /// <summary>The difference after each month, squared percentage points.</summary>
    public IReadOnlyList<(DateOnly Month, double Lead)> Path { get; }

    /// <summary>
    /// 1 less the ratio of squared errors: above zero where the forecasts are better; NaN where the baseline never
    /// erred.
    /// </summary>
    public double Gain => OtherSum > 0 ? 1 - (OwnSum / OtherSum) : double.NaN;

    private double OwnSum { get; }

    private double OtherSum { get; }

    /// <summary>Against forecasting no change.</summary>
    public static ErrorRace AgainstZero(TrackRecord record) =>
        new("zero", record.Months.Select(m => (m.Month, m.Error * m.Error, m.Actual * m.Actual)));

    /// <summary>Against "no change from the end of the month"; null unless its forecast of every month is
    /// known.</summary>
    public static ErrorRace? AgainstEndOfMonth(TrackRecord record) =>
        Against("end-of-month", record, m => m.EndOfMonth);

    /// <summary>Against the carry baseline; null unless its forecast of every month is known.</summary>
    public static ErrorRace? AgainstCarry(TrackRecord record) => Against("carry", record, m => m.Carry);

    private static ErrorRace? Against(string name, TrackRecord record, Func<Outcome, double?> forecast) =>
        record.Count > 0 && record.Months.All(m => forecast(m) is { } known && double.IsFinite(known))
            ? new(
                name,
                record.Months.Select(m => (m.Month, m.Error * m.Error, Math.Pow(forecast(m)!.Value - m.Actual, 2)))
            )
            : null;
}
