using System.Globalization;
using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>Whether the forecasts were as good, and the intervals as honest, in every year.</summary>
internal static class YearSection
{
    /// <summary>The section.</summary>
    public static Section Of(BacktestReport report)
    {
        var years = new TrackRecord(report.Rows).Years;
        return new(
            "years",
            "By year",
            "A dozen months say little: the whiskers show where the true share may lie (95\u00A0%, Wilson 1927).",
            Calibration(report, [.. years.Where(y => y.WithInterval > 0)]),
            Errors(report, years),
            Table(report.Simulated).Of(years)
        );
    }

    private static XElement Calibration(BacktestReport report, YearScore[] years)
    {
        var figure = new Figure(
            "calibration",
            Reading(years, report.NominalCoverage),
            "Share of months inside the interval by year (dot), its 95 % range (whisker) and the nominal share "
                + "(dashed)",
            report.Simulated
        );
        return years.Length == 0
            ? figure.Bare()
            : figure.Half(new CalibrationChart(years, report.NominalCoverage).Draw);
    }

    private static XElement Errors(BacktestReport report, IReadOnlyList<YearScore> years)
    {
        var figure = new Figure(
            "year-errors",
            years.Count == 0
                ? "No year has outcomes to judge."
                : $"The RMSE was below that of {years[0].Baseline} in "
                    + $"{NumberText.Of(years.Count(y => y.Rmse < y.BaselineRmse), years.Count, "year")}.",
            "RMSE by year, percentage points: the model (dot) and the baseline (ring)",
            report.Simulated
        );
        return years.Count == 0 ? figure.Bare() : figure.Half(new YearErrorChart(years).Draw);
    }

    private static string Reading(YearScore[] years, double nominal)
    {
        if (years.Length == 0)
        {
            return "No year has intervals to judge.";
        }

        var (low, high) = (years.MinBy(y => y.Coverage)!, years.MaxBy(y => y.Coverage)!);
        var off = years.Count(y =>
            WilsonInterval.Of(y.Inside, y.WithInterval) is var range && (nominal < range.Low || nominal > range.High)
        );
        return $"Coverage ran from {NumberText.Share(low.Coverage)} ({Name(low)}) to "
            + $"{NumberText.Share(high.Coverage)} ({Name(high)}); "
            + (
                off == 0
                    ? $"no year contradicts {NumberText.Level(nominal)}."
                    : $"{NumberText.Count(off, "year")} of {years.Length} contradict {NumberText.Level(nominal)}."
            );
    }

    private static DataTable<YearScore> Table(bool simulated) =>
        new(
            "Scores by calendar year; the last column is the RMSE of the baseline, end-of-month where it is known",
            simulated,
            new Column<YearScore>("Year", Name),
            new("Months", y => Value(y.Months.Count, v => NumberText.Plain(v, 0)), true),
            new("RMSE", y => Value(y.Rmse, v => NumberText.Plain(v)), true),
            new("MAE", y => Value(y.Mae, v => NumberText.Plain(v)), true),
            new("Mean error", y => Value(y.Bias, v => NumberText.Signed(v, 2)), true),
            new("Direction", y => Value(y.Direction, NumberText.Share), true),
            new("Inside", y => Value(y.Coverage, NumberText.Share), true),
            new("RMSE, baseline", y => Value(y.BaselineRmse, v => NumberText.Plain(v)), true)
        );

    private static string Name(YearScore year) => year.Year.ToString(CultureInfo.InvariantCulture);
}
