namespace BtcEvents.Reporting.Charts;

/// <summary>Maps days or months onto pixels.</summary>
internal sealed record TimeScale
{
    private readonly LinearScale _scale;
    private readonly bool _monthly;

    private TimeScale(LinearScale scale, bool monthly, DateOnly first, DateOnly last) =>
        (_scale, _monthly, First, Last) = (scale, monthly, first, last);

    /// <summary>First day or month on the scale.</summary>
    public DateOnly First { get; }

    /// <summary>Last day or month on the scale.</summary>
    public DateOnly Last { get; }

    /// <summary>Pixels of one month.</summary>
    public double MonthWidth =>
        Math.Abs(_scale.End - _scale.Start) / (_scale.High - _scale.Low) * (_monthly ? 1 : 365.25 / 12);

    /// <summary>Every day at its true place.</summary>
    public static TimeScale ByDay(DateOnly first, DateOnly last, double start, double end) =>
        new(new(first.DayNumber, Math.Max(last.DayNumber, first.DayNumber + 1), start, end), false, first, last);

    /// <summary>Months evenly spaced, each in the middle of its slot.</summary>
    public static TimeScale ByMonth(DateOnly first, DateOnly last, double start, double end) =>
        new(new(IndexOf(first) - 0.5, Math.Max(IndexOf(last), IndexOf(first)) + 0.5, start, end), true, first, last);

    /// <summary>Months since year 0.</summary>
    public static int IndexOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>The pixel of a day, or of the month it is in.</summary>
    public double Of(DateOnly day) => _scale.Of(_monthly ? IndexOf(day) : day.DayNumber);
}
