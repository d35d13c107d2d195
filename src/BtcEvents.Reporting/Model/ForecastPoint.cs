namespace BtcEvents.Reporting;

/// <summary>
/// One month that was forecast without having been seen. Percent; NaN where a figure is absent, an end of the
/// interval may be infinite.
/// </summary>
public sealed record ForecastPoint
{
    /// <summary>First day of the forecast month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>What happened; null while the month is not over.</summary>
    public double? Actual { get; init; }

    /// <summary>What was forecast.</summary>
    public required double Forecast { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public double Lower { get; init; } = double.NaN;

    /// <summary>Upper end of the interval.</summary>
    public double Upper { get; init; } = double.NaN;

    /// <summary>What the carry baseline forecast, where it is known.</summary>
    public double? Carry { get; init; }

    /// <summary>What the baseline "end-of-month" forecast, where it is known.</summary>
    public double? EndOfMonth { get; init; }

    /// <summary>The model that forecast, for people.</summary>
    public string Model { get; init; } = "";
}
