using System.Diagnostics.Metrics;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;

namespace BtcEvents.Cycles;

/// <summary>Shows the scores of the newest backtest; where no month has an outcome there are none.</summary>
public sealed class BacktestMetrics : IDisposable
{
    private readonly Meter _meter = new(BtcEventsTelemetry.Name);
    private readonly FactGauge<BacktestResult> _results = new();
    private readonly FactGauge<DateTimeOffset> _ended = new();

    public BacktestMetrics()
    {
        void Show(string name, string help, Func<BacktestResult, double?> number) =>
            _results.Show(_meter, name, unit: null, help, number);

        Show(MetricNames.BacktestMonths, "Months that a backtest forecast.", result => result.Rows.Count);
        Show(MetricNames.BacktestR2, "R2 of a backtest.", result => result.Scores?.R2);
        Show(
            MetricNames.BacktestRmse,
            "Root mean squared error of a backtest, in points.",
            result => result.Scores?.Rmse
        );
        Show(
            MetricNames.BacktestSkill,
            "1 less the ratio of a backtest's squared errors to those of end-of-month.",
            result => result.SkillOverEndOfMonth
        );
        Show(
            MetricNames.BacktestDirection,
            "Share of months whose direction a backtest had right.",
            result => result.Scores?.DirectionalAccuracy
        );
        Show(
            MetricNames.BacktestCoverage,
            "Share of outcomes inside the intervals of a backtest.",
            result => result.IntervalCoverage
        );
        _ended.Show(
            _meter,
            MetricNames.BacktestLastSuccess,
            "s",
            "When a backtest last ended, as Unix time.",
            when => when.ToUnixTimeSeconds()
        );
    }

    /// <summary>Takes a result.</summary>
    /// <param name="result">What it found.</param>
    /// <param name="ended">When.</param>
    public void Record(BacktestResult result, DateTimeOffset ended)
    {
        var order = ended.UtcDateTime.ToString("O");
        _results.Keep(result.Symbol, order, result);
        _ended.Keep(result.Symbol, order, ended);
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
