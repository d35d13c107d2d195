using System.Xml.Linq;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>The data behind the forecast and what the checks say about them.</summary>
internal static class DataSection
{
    /// <summary>The section.</summary>
    public static Section Of(CycleReport report) =>
        new(
            "data",
            "Data",
            "Only rows that were public on the as-of date count. A finding that blocks would have stopped the cycle.",
            Chart(report),
            SeriesTable(report.Simulated).Of(report.Series),
            FindingSection.Table(report.Simulated).Of(report.Findings)
        );

    private static XElement Chart(CycleReport report)
    {
        var figure = new Figure(
            "coverage",
            Reading(report),
            "From the first to the last day of each series, and its rows",
            report.Simulated
        );
        return report.Series.Count == 0
            ? figure.Bare()
            : figure.Across(new CoverageChart(report.Series, report.Findings, report.AsOf).Draw);
    }

    private static string Reading(CycleReport report)
    {
        var findings =
            report.Findings.Count == 0
                ? "the checks found nothing"
                : "the checks report " + NumberText.Count(report.Findings.Count, "finding");
        return $"{report.Series.Count} series with {NumberText.Count(report.Series.Sum(s => (long)s.Rows), "row")}, "
            + $"{NumberText.Plain(report.Series.Sum(s => (long)s.Written), 0)} of them new or changed; {findings}.";
    }

    private static DataTable<SeriesCoverage> SeriesTable(bool simulated) =>
        new(
            "Series at the as-of date",
            simulated,
            new Column<SeriesCoverage>("Series", s => Code(s.Name)),
            new("Rows", s => Value(s.Rows, v => NumberText.Plain(v, 0)), true),
            new("First day", s => DateText.Day(s.First), true),
            new("Last day", s => DateText.Day(s.Last), true),
            new("Newly written", s => Value(s.Written, v => NumberText.Plain(v, 0)), true)
        );
}
