using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>The top of a cycle's page: the number, how sure it is, and what it means in dollars.</summary>
internal static class CycleHeadline
{
    /// <summary>The block.</summary>
    public static XElement Of(CycleReport report)
    {
        var forecast = report.Forecast;
        return El(
            "div",
            Class("headline"),
            El(
                "p",
                Class("eyebrow"),
                report.Simulated ? Notice.Badge() : null,
                $"{report.Symbol} · forecast of the monthly mean close"
            ),
            El("h1", DateText.LongMonth(report.Month)),
            El(
                "p",
                Class("answer"),
                El("span", Class("big"), Value(forecast.ChangePercent, NumberText.Change)),
                El("span", Class("range"), Range(forecast))
            ),
            El("p", Class("lead"), Prices(report), " ", Parts(report), Certainty(forecast)),
            report.Doubts.Select(doubt =>
                El("p", Class("doubt"), At("role", "note"), El("strong", "In doubt: "), doubt)
            ),
            Strip(report),
            Facts(report),
            El(
                "p",
                Class("what"),
                $"As of {DateText.Day(report.AsOf)} · cycle {report.CycleId} · attempt "
                    + $"{NumberText.Plain(report.Attempt, 0)}"
            )
        );
    }

    private static string Range(ForecastFigures forecast) =>
        $"{NumberText.Level(forecast.Coverage)} interval {NumberText.Change(forecast.Lower)} to "
        + $"{NumberText.Change(forecast.Upper)}";

    /// <summary>What is arithmetic by now, and what is a forecast.</summary>
    private static string? Parts(CycleReport report) =>
        report.Forecast.AlreadyHappened is { } happened && double.IsFinite(report.Forecast.ChangePercent)
            ? $"Of the change {NumberText.Change(happened)} had happened by {DateText.Day(report.AsOf)}, when the "
                + $"month before ended; {NumberText.Change(report.Forecast.ChangePercent - happened)} is expected to "
                + "come. "
            : null;

    private static string Prices(CycleReport report)
    {
        var forecast = report.Forecast;
        string Price(double value) => NumberText.Price(value, forecast.Currency);
        return $"That is a mean close of {Price(forecast.ImpliedMeanClose)} "
            + $"({Price(forecast.ImpliedLower)} to "
            + $"{Price(forecast.ImpliedUpper)}), after {Price(forecast.BaseMeanClose)} "
            + $"in {DateText.LongMonth(report.Month.AddMonths(-1))}.";
    }

    /// <summary>What the interval says about the direction, in words.</summary>
    private static string Certainty(ForecastFigures forecast) =>
        forecast switch
        {
            _ when double.IsNaN(forecast.Lower) || double.IsNaN(forecast.Upper) =>
                "There is no interval: treat the number as a guess.",
            { Lower: > 0 } => "The whole interval lies above no change.",
            { Upper: < 0 } => "The whole interval lies below no change.",
            _ => "The interval includes no change: the direction is not settled.",
        };

    private static XElement? Strip(CycleReport report) =>
        double.IsFinite(report.Forecast.ChangePercent)
            ? new Figure(
                "strip",
                Range(report.Forecast) + ".",
                "Forecast change and interval, percent, over the changes of the months of the record",
                report.Simulated
            ).Plain(new IntervalStrip(report.Forecast, new TrackRecord(report.History)).Draw)
            : null;

    private static XElement Facts(CycleReport report)
    {
        var record = new TrackRecord(report.History);
        var baseline = report.Leaderboard.Where(r => r.Baseline && double.IsFinite(r.Rmse)).MinBy(r => r.Rmse);
        return KeyFacts.Row(
            new("Model", report.Champion, report.Promoted ? "promoted in this cycle" : "stays in office"),
            new(
                "RMSE out of sample",
                NumberText.Plain(ChampionRmse(report, record)),
                baseline is null ? "no baseline" : $"best baseline {NumberText.Plain(baseline.Rmse)} ({baseline.Name})"
            ),
            new(
                "Right direction",
                Part(record.Direction.Right, record.Direction.Judged),
                "of the months of the record"
            ),
            new(
                "Inside the interval",
                Part(record.Inside, record.WithInterval),
                $"nominal {NumberText.Level(report.Forecast.Coverage)}"
            ),
            new("Drift", report.Drift.Verdict, NumberText.Count(report.Drift.Features.Count, "feature") + " checked")
        );
    }

    private static double ChampionRmse(CycleReport report, TrackRecord record) =>
        report.Leaderboard.FirstOrDefault(r => r.Champion)?.Rmse ?? record.Rmse;

    private static string Part(int part, int whole) => whole == 0 ? Absent : NumberText.Share((double)part / whole);
}
