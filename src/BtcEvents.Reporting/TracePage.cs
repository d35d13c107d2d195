using BtcEvents.Reporting.Rendering;
using BtcEvents.Reporting.Sections;

namespace BtcEvents.Reporting;

/// <summary>Renders the waterfall of a cycle as one HTML page that needs nothing else.</summary>
public static class TracePage
{
    /// <summary>The page, HTML that is well-formed XML as well; store it as UTF-8.</summary>
    public static string Render(TraceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var title = $"{report.Symbol} {DateText.LongMonth(report.Month)}, attempt {report.Attempt}: trace";
        return new PageShell(title, Simulated: false).Write(
            TraceHeadline.Of(report),
            [WaterfallSection.Of(report), HopSection.Of(report)],
            $"BtcEvents · cycle {report.CycleId} · from {DateText.Moment(report.BeganAt)} UTC"
        );
    }
}
