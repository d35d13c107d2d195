namespace BtcEvents.Reporting;

/// <summary>Summary of a backtest. Errors are percentage points.</summary>
public sealed record BacktestMetrics
{
    /// <summary>Root mean squared error.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error.</summary>
    public required double Mae { get; init; }

    /// <summary>Symmetric mean absolute percentage error, 0 to 200 %.</summary>
    public double? Smape { get; init; }

    /// <summary>R2 out of sample.</summary>
    public double? R2 { get; init; }

    /// <summary>Share of months with the right sign, 0 to 1.</summary>
    public double? DirectionalAccuracy { get; init; }

    /// <summary>Share of months inside the interval, 0 to 1.</summary>
    public double? IntervalCoverage { get; init; }
}
