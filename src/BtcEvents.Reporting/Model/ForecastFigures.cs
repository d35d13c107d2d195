namespace BtcEvents.Reporting;

/// <summary>The forecast itself. Changes are percent of the base; an end of the interval may be infinite.</summary>
public sealed record ForecastFigures
{
    /// <summary>Change of the monthly mean close against the month before, percent.</summary>
    public required double ChangePercent { get; init; }

    /// <summary>What of the change had happened when the month began, percent; null where it is not known.</summary>
    public double? AlreadyHappened { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>Nominal coverage of the interval, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Probability of a rise, 0 to 1; null where it is not known.</summary>
    public double? ProbabilityUp { get; init; }

    /// <summary>Quantiles, lowest first; none where they are not known.</summary>
    public IReadOnlyList<QuantileLine> Quantiles { get; init; } = [];

    /// <summary>What prices are in, for example <c>USD</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>Mean close of the month before, in the quote currency.</summary>
    public required double BaseMeanClose { get; init; }

    /// <summary>Mean close of the forecast month that the change implies.</summary>
    public double ImpliedMeanClose => Implied(ChangePercent);

    /// <summary>Lower end of the implied mean close; a price does not fall below zero.</summary>
    public double ImpliedLower => Implied(Lower);

    /// <summary>Upper end of the implied mean close.</summary>
    public double ImpliedUpper => Implied(Upper);

    /// <summary>The mean close that a change, percent, implies; a price does not fall below zero.</summary>
    public double Implied(double change) => Math.Max(0, BaseMeanClose * (1 + (change / 100)));
}

/// <summary>A change that is not exceeded with a probability.</summary>
/// <param name="Level">The probability, 0 to 1.</param>
/// <param name="ChangePercent">Change of the monthly mean close, percent.</param>
public sealed record QuantileLine(double Level, double ChangePercent);
