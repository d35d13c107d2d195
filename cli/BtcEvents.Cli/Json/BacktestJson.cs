using BtcEvents.Cycles;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Market;

namespace BtcEvents.Cli.Json;

/// <summary>A backtest for scripts.</summary>
internal static class BacktestJson
{
    public static string Write(BacktestResult result, IReadOnlyList<CheckFinding> findings) =>
        ScriptJson.Write(
            new
            {
                Months = result.Rows.Count,
                result.Symbol,
                result.Simulated,
                result.DatasetDigest,
                result.Scores?.Rmse,
                result.Scores?.Mae,
                result.Scores?.Smape,
                R2 = result.Scores?.R2,
                result.Scores?.DirectionalAccuracy,
                result.IntervalCoverage,
                Baselines = new { Zero = Scores(result.Zero), Carry = Scores(result.CarriedOn) },
                Rows = result.Rows.Select(r => new
                {
                    r.Month,
                    r.Actual,
                    r.Forecast,
                    r.Lower,
                    r.Upper,
                    r.Model,
                }),
                Findings = findings.Select(f => new
                {
                    f.Series,
                    f.Rule,
                    f.Message,
                }),
            }
        );

    private static object? Scores(ForecastScores? scores) =>
        scores is null
            ? null
            : new
            {
                scores.Rmse,
                scores.Mae,
                scores.Smape,
                R2 = scores.R2,
                scores.DirectionalAccuracy,
            };
}
