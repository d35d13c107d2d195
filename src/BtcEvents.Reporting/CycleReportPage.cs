using BtcEvents.Reporting.Rendering;
using BtcEvents.Reporting.Sections;

namespace BtcEvents.Reporting;

/// <summary>
/// Renders a cycle as one HTML page that needs nothing else: no script, no font, no picture from anywhere. The same
/// report gives the same text.
/// </summary>
public static class CycleReportPage
{
    /// <summary>The page, HTML that is well-formed XML as well; store it as UTF-8.</summary>
    public static string Render(CycleReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var shell = new PageShell($"{report.Symbol} {DateText.LongMonth(report.Month)}: forecast", report.Simulated);
        return shell.Write(
            CycleHeadline.Of(report),
            [
                PriceSection.Of(report),
                .. OddsSection.Of(report) is { } odds ? new[] { odds } : [],
                new RecordSection(report.History, Pending(report), report.Forecast.Coverage, report.Simulated).Build(),
                LeaderboardSection.Of(report),
                FeatureSection.Of(report),
                DriftSection.Of(report),
                DataSection.Of(report),
                StageSection.Of(report),
                LineageSection.Of(report),
                MonthSection.Of(report.History, report.Simulated),
                NoteSection.Of(),
            ],
            $"BtcEvents {report.Lineage.SoftwareVersion} · cycle {report.CycleId} · data {report.Lineage.DatasetDigest}"
        );
    }

    private static ForecastPoint Pending(CycleReport report) =>
        new()
        {
            Month = report.Month,
            Forecast = report.Forecast.ChangePercent,
            Lower = report.Forecast.Lower,
            Upper = report.Forecast.Upper,
        };
}
