using System.Xml.Linq;
using BtcEvents.Forecasting;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>How good the forecast of a month is as its days become known.</summary>
internal static class NowcastSection
{
    private const int Week = 7;

    /// <summary>The section; null where nobody asked for it, or no month has an outcome.</summary>
    public static Section? Of(BacktestReport report) =>
        report.Nowcast.Count == 0
            ? null
            : new(
                "nowcast",
                "As the days become known",
                "From the forecast of the month's beginning and the closes since, in closed form; nothing is learnt.",
                Errors(report),
                Widths(report),
                Table(report.Simulated).Of([.. report.Nowcast])
            );

    private static XElement Errors(BacktestReport report)
    {
        var (first, week) = (report.Nowcast[0], report.Nowcast[Math.Min(Week, report.Nowcast.Count - 1)]);
        return new Figure(
            "nowcast-errors",
            $"The RMSE falls from {NumberText.Plain(first.Rmse)} at the beginning to {NumberText.Plain(week.Rmse)} "
                + $"after {NumberText.Count(week.Day, "day")}; that of a price that stays where it is from "
                + $"{NumberText.Plain(first.WalkRmse)} to {NumberText.Plain(week.WalkRmse)}.",
            "RMSE by the days that are known, percentage points: the nowcast and the price that stays",
            report.Simulated
        ).Half(
            new DayChart(
                [
                    new("nowcast", [.. report.Nowcast.Select(day => day.Rmse)]),
                    new("price stays", [.. report.Nowcast.Select(day => day.WalkRmse)]),
                ],
                NumberText.Plain
            ).Draw
        );
    }

    private static XElement Widths(BacktestReport report)
    {
        var open = report.Nowcast.Where(day => day.Width > 0).ToArray();
        var (least, most) = (open.Min(day => day.Coverage), open.Max(day => day.Coverage));
        return new Figure(
            "nowcast-width",
            $"The {NumberText.Level(report.NominalCoverage)} interval held {NumberText.Share(least)} to "
                + $"{NumberText.Share(most)} of the outcomes, by the day.",
            "Mean width of the interval by the days that are known, percentage points",
            report.Simulated
        ).Half(new DayChart([new("width", [.. report.Nowcast.Select(day => day.Width)])], NumberText.Plain).Draw);
    }

    private static DataTable<NowcastDay> Table(bool simulated) =>
        new(
            "Scores by the days of the month that are known; theory is the R2 of a price without memory",
            simulated,
            new Column<NowcastDay>("Day", day => NumberText.Plain(day.Day, 0)),
            new("Months", day => Value(day.Months, v => NumberText.Plain(v, 0)), true),
            new("R2", day => Value(day.R2, v => NumberText.Plain(v, 3)), true),
            new("Theory", day => Value(day.TheoryR2, v => NumberText.Plain(v, 3)), true),
            new("RMSE", day => Value(day.Rmse, v => NumberText.Plain(v)), true),
            new("RMSE, price stays", day => Value(day.WalkRmse, v => NumberText.Plain(v)), true),
            new("Direction", day => Value(day.Direction, NumberText.Share), true),
            new("Inside", day => Value(day.Coverage, NumberText.Share), true),
            new("Width", day => Value(day.Width, v => NumberText.Plain(v)), true),
            new("CRPS", day => Value(day.Crps, v => NumberText.Plain(v)), true)
        );
}
