using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>The top of a backtest's page: how much of the movement the forecasts explained, and against what.</summary>
internal static class BacktestHeadline
{
    /// <summary>The block.</summary>
    public static XElement Of(BacktestReport report)
    {
        var record = new TrackRecord(report.Rows);
        return El(
            "div",
            Class("headline"),
            El(
                "p",
                Class("eyebrow"),
                report.Simulated ? Notice.Badge() : null,
                $"{report.Symbol} · backtest of the monthly forecast"
            ),
            El("h1", $"{DateText.LongMonth(report.From)} to {DateText.LongMonth(report.To)}"),
            El(
                "p",
                Class("answer"),
                El("span", Class("big"), Value(report.Scores.Rmse, v => NumberText.Plain(v))),
                El("span", Class("range"), "points of error (RMSE, out of sample)")
            ),
            El("p", Class("lead"), Lead(report, record)),
            Facts(report)
        );
    }

    private static string Lead(BacktestReport report, TrackRecord record)
    {
        var best = report.Baselines.Where(b => double.IsFinite(b.Rmse) && b.Rmse > 0).MinBy(b => b.Rmse);
        var months = $"{NumberText.Count(record.Count, "month")}, each forecast with only what was known before it.";
        if (best is null || !double.IsFinite(report.Scores.Rmse))
        {
            return months + " There is no baseline to hold this against.";
        }

        var gain = 1 - (report.Scores.Rmse / best.Rmse);
        return $"{months} The best baseline, {best.Name}, errs by {NumberText.Plain(best.Rmse)}: the forecasts are "
            + $"{NumberText.Share(Math.Abs(gain))} {(gain < 0 ? "worse" : "better")}.";
    }

    private static XElement Facts(BacktestReport report) =>
        KeyFacts.Row(
            new(
                "R² out of sample",
                Text(report.Scores.R2, v => NumberText.Plain(v)),
                "1 is perfect, 0 the mean of these months"
            ),
            new(
                "Skill over end-of-month",
                Text(report.SkillOverEndOfMonth, v => NumberText.Signed(v, 2)),
                report.PValue is { } p ? $"p {NumberText.Plain(p)}, two-sided" : "1 less the ratio of squared errors"
            ),
            new("MAE", NumberText.Plain(report.Scores.Mae), "percentage points"),
            new("Right direction", Text(report.Scores.DirectionalAccuracy, NumberText.Share), "a coin gets 50 %"),
            new(
                "Inside the interval",
                Text(report.IntervalCoverage, NumberText.Share),
                $"nominal {NumberText.Level(report.NominalCoverage)}"
            ),
            new("CRPS", Text(report.Crps, v => NumberText.Plain(v)), "as the MAE, of the whole distribution")
        );

    private static string Text(double? value, Func<double, string> format) =>
        value is { } number ? format(number) : Absent;
}
