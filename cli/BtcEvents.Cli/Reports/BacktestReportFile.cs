using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Reporting;

namespace BtcEvents.Cli.Reports;

/// <summary>The HTML report of a backtest.</summary>
internal static class BacktestReportFile
{
    /// <exception cref="BadInputException">No month of the range has an outcome yet.</exception>
    public static string Render(
        BacktestResult result,
        IReadOnlyList<NowcastDay>? byDay,
        IReadOnlyList<CheckFinding> findings,
        double seconds
    )
    {
        if (result.Scores is not { } scores)
        {
            throw new BadInputException("no month of the backtest has an outcome yet, so there is nothing to report");
        }

        return BacktestReportPage.Render(
            new()
            {
                Symbol = result.Symbol,
                From = Month.Parse(result.Rows[0].Month).FirstDay,
                To = Month.Parse(result.Rows[^1].Month).FirstDay,
                Simulated = result.Simulated,
                Scores = scores,
                IntervalCoverage = result.IntervalCoverage,
                NominalCoverage = result.Coverage,
                Baselines =
                [
                    new("end-of-month", result.EndOfMonth!),
                    new("end-of-month-drift", result.EndOfMonthDrift!),
                    new("zero", result.Zero!),
                    new("carry", result.CarriedOn!),
                ],
                SkillOverEndOfMonth = result.SkillOverEndOfMonth,
                PValue = result.PValue,
                Crps = result.Crps,
                Rows = [.. result.Rows.Select(Point)],
                Nowcast = byDay ?? [],
                Findings =
                [
                    .. findings.Select(f => new FindingLine(
                        f.Series,
                        f.Rule,
                        f.Severity.ToString().ToLowerInvariant(),
                        f.Message
                    )),
                ],
                Seconds = seconds,
                DatasetDigest = result.DatasetDigest,
            }
        );
    }

    private static ForecastPoint Point(BacktestRow row) =>
        new()
        {
            Month = Month.Parse(row.Month).FirstDay,
            Actual = row.Actual,
            Forecast = row.Forecast,
            Lower = row.Lower,
            Upper = row.Upper,
            Carry = double.IsFinite(row.Carry) ? row.Carry : null,
            EndOfMonth = double.IsFinite(row.EndOfMonth) ? row.EndOfMonth : null,
            Model = row.Model,
        };
}
