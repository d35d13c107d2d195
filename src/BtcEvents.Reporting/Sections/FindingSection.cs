using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>What the data checks say of data that were used all the same.</summary>
internal static class FindingSection
{
    /// <summary>The section of a backtest's page; a cycle's page has the table among its data.</summary>
    public static Section Of(BacktestReport report) =>
        new(
            "findings",
            "Data checks",
            report.Findings.Count == 0
                ? "The checks found nothing in the data up to the last day used."
                : $"The checks report {NumberText.Count(report.Findings.Count, "finding")} in the data up to the last "
                    + "day used. None stops a backtest; each may bend its scores.",
            Table(report.Simulated).Of(report.Findings)
        );

    /// <summary>The findings, a row each.</summary>
    public static DataTable<FindingLine> Table(bool simulated) =>
        new(
            "Findings of the data checks",
            simulated,
            new Column<FindingLine>("Series", f => Code(f.Series)),
            new("Rule", f => Code(f.Rule)),
            new("Severity", f => Tag(f.Severity, f.Severity == "block" ? "bad" : "warn")),
            new("Finding", f => f.Message)
        );
}
