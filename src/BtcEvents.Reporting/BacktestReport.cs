using BtcEvents.Forecasting;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Reporting;

/// <summary>
/// Everything the page of one backtest shows: every month forecast with only what was known before it.
/// </summary>
public sealed record BacktestReport
{
    /// <summary>What is forecast, for example <c>BTC-USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>First day of the first forecast month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day of the last forecast month.</summary>
    public required DateOnly To { get; init; }

    /// <summary>
    /// True where the market figures were made by a generator; the page then says so beside every figure.
    /// </summary>
    public required bool Simulated { get; init; }

    /// <summary>The scores of the forecasts.</summary>
    public required ForecastScores Scores { get; init; }

    /// <summary>Share of months inside the interval, 0 to 1; null where none is known.</summary>
    public double? IntervalCoverage { get; init; }

    /// <summary>Nominal coverage of the intervals, 0 to 1.</summary>
    public required double NominalCoverage { get; init; }

    /// <summary>The scores of the baselines over the same months.</summary>
    public IReadOnlyList<LeaderboardRow> Baselines { get; init; } = [];

    /// <summary>1 less the ratio of squared errors to those of <c>end-of-month</c>; null where that is not
    /// known.</summary>
    public double? SkillOverEndOfMonth { get; init; }

    /// <summary>Two-sided p-value of that difference.</summary>
    public double? PValue { get; init; }

    /// <summary>Mean continuous ranked probability score, percentage points; null where it is not known.</summary>
    public double? Crps { get; init; }

    /// <summary>The months, in any order.</summary>
    public IReadOnlyList<ForecastPoint> Rows { get; init; } = [];

    /// <summary>How good the forecasts were by the days of their month that are known, from day 0 on; empty where that
    /// was not asked for.</summary>
    public IReadOnlyList<NowcastDay> Nowcast { get; init; } = [];

    /// <summary>What the data checks found.</summary>
    public IReadOnlyList<FindingLine> Findings { get; init; } = [];

    /// <summary>How long the backtest took.</summary>
    public required double Seconds { get; init; }

    /// <summary>SHA-256 over the data.</summary>
    public required string DatasetDigest { get; init; }
}
