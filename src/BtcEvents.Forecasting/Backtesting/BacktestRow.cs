using BtcEvents.Learning.Intervals;

namespace BtcEvents.Forecasting;

/// <summary>One month of a backtest.</summary>
public sealed record BacktestRow
{
    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>What happened, percent; null where the data do not hold the whole month.</summary>
    public double? Actual { get; init; }

    /// <summary>What was forecast, percent.</summary>
    public required double Forecast { get; init; }

    /// <summary>Lower end of the interval, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end of the interval, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>What was forecast, as a distribution; null where only the interval is known.</summary>
    public PredictiveDistribution? Distribution { get; init; }

    /// <summary>Who forecast.</summary>
    public required string Model { get; init; }

    /// <summary>Change of the month before, percent: the forecast of the baseline "carry".</summary>
    public required double Carry { get; init; }

    /// <summary>
    /// Change that the last close before the month lets expect, percent: the forecast of the baseline "end-of-month".
    /// </summary>
    public required double EndOfMonth { get; init; }

    /// <summary>The same with the drift so far, percent: "end-of-month-drift".</summary>
    public required double EndOfMonthDrift { get; init; }

    /// <summary>
    /// Continuous ranked probability score, percentage points (<see cref="PredictiveDistribution.Crps"/>); null where
    /// there is no outcome.
    /// </summary>
    public double? Crps => Actual is { } actual ? Distribution?.Crps(actual) : null;

    /// <summary>Whether the interval held the outcome; null where there is none.</summary>
    public bool? Held => Actual is { } actual ? actual >= Lower && actual <= Upper : null;
}
