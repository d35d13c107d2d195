using BtcEvents.Reporting.Rendering;
using BtcEvents.Reporting.Sections;

namespace BtcEvents.Reporting;

/// <summary>Renders a backtest as one HTML page that needs nothing else. The same report gives the same text.</summary>
public static class BacktestReportPage
{
    /// <summary>The page, HTML that is well-formed XML as well; store it as UTF-8.</summary>
    public static string Render(BacktestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var title = $"{report.Symbol} {DateText.ShortMonth(report.From)} to {DateText.ShortMonth(report.To)}: backtest";
        return new PageShell(title, report.Simulated).Write(
            BacktestHeadline.Of(report),
            [
                new RecordSection(report.Rows, null, report.NominalCoverage, report.Simulated).Build(),
                LeaderboardSection.Of(report),
                YearSection.Of(report),
                .. NowcastSection.Of(report) is { } nowcast ? new[] { nowcast } : [],
                FindingSection.Of(report),
                LineageSection.Of(report),
                MonthSection.Of(report.Rows, report.Simulated),
                NoteSection.Of(),
            ],
            $"BtcEvents · backtest in {NumberText.Duration(report.Seconds)} · data {report.DatasetDigest}"
        );
    }
}
