using System.Globalization;
using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>Where the figures come from.</summary>
internal static class LineageSection
{
    /// <summary>The section of a cycle.</summary>
    public static Section Of(CycleReport report) =>
        Part(
            ("Forecast", report.Lineage.ForecastId),
            ("Cycle", report.CycleId.ToString()),
            ("Dataset digest", report.Lineage.DatasetDigest),
            ("Feature table", report.Lineage.Table),
            ("Feature set", report.Lineage.FeatureSet),
            ("Model", report.Lineage.Model),
            ("Software", report.Lineage.SoftwareVersion),
            ("Seed", report.Lineage.Seed.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>The section of a backtest.</summary>
    public static Section Of(BacktestReport report) =>
        Part(("Dataset digest", report.DatasetDigest), ("Took", NumberText.Duration(report.Seconds)));

    private static Section Part(params (string Name, string? Value)[] lines) =>
        new(
            "lineage",
            "Lineage",
            "The same data, software and seed give the same bytes.",
            El(
                "dl",
                Class("lineage"),
                lines.Where(l => l.Value is not null).Select(l => new[] { El("dt", l.Name), El("dd", Code(l.Value!)) })
            )
        );
}
