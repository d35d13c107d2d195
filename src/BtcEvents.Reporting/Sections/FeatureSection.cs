using System.Xml.Linq;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>Which features the model may use, why, and how much it leans on them.</summary>
internal static class FeatureSection
{
    /// <summary>The section.</summary>
    public static Section Of(CycleReport report) =>
        new(
            "features",
            "Features",
            "Selection keeps what moves with the target and what trees find useful, on months with a known outcome.",
            Importances(report),
            Selection(report),
            Table(report)
                .Of([
                    .. report
                        .Features.OrderByDescending(f => f.Kept)
                        .ThenByDescending(f => f.Importance ?? double.MinValue),
                ])
        );

    private static XElement Importances(CycleReport report)
    {
        var shown = report.Importances.Where(i => Extent.Drawable(i.Importance)).ToArray();
        var figure = new Figure(
            "importances",
            Reading(shown),
            "Importance for the model that forecasts, largest twelve",
            report.Simulated
        );
        return shown.Length == 0 ? figure.Bare() : figure.Half(new BarRows(shown).Draw);
    }

    private static string Reading(FeatureWeight[] shown)
    {
        var sum = shown.Sum(i => Math.Max(0, i.Importance));
        return shown.MaxBy(i => i.Importance) is { } first && sum > 0
            ? $"The model leans most on {first.Feature}, with {NumberText.Share(first.Importance / sum)} of the summed "
                + $"importance."
            : "The model that forecasts has no importances.";
    }

    private static XElement Selection(CycleReport report)
    {
        var figure = new Figure(
            "selection",
            $"{report.Features.Count(f => f.Kept)} of {NumberText.Count(report.Features.Count, "feature")} were kept.",
            "Importance in selection over correlation with the target: kept (filled) and dropped (rings)",
            report.Simulated
        );
        return report.Features.Any(SelectionChart.Shows)
            ? figure.Half(new SelectionChart(report.Features).Draw)
            : figure.Bare();
    }

    private static DataTable<FeatureVerdict> Table(CycleReport report)
    {
        var most = report
            .Features.Where(f => Extent.Drawable(f.Importance ?? double.NaN))
            .Select(f => f.Importance!.Value)
            .DefaultIfEmpty(0)
            .Max();
        return new(
            "Features considered",
            report.Simulated,
            new Column<FeatureVerdict>(
                "Feature",
                f => new object[] { Code(f.Feature), El("span", Class("what"), Description(f.Feature)) }
            ),
            new("Verdict", f => Tag(f.Kept ? "kept" : "dropped", f.Kept ? "good" : "quiet")),
            new(
                "Correlation",
                f => WithBar(f.Correlation, v => NumberText.Signed(v, 2), SparkBar.Diverging(f.Correlation)),
                true
            ),
            new(
                "Importance",
                f =>
                    WithBar(f.Importance, v => NumberText.Plain(v, 3), SparkBar.Of(f.Importance, most, "forecast-bar")),
                true
            ),
            new("Reason", f => f.Reason)
        )
        {
            Style = f => f.Kept ? null : "faint",
        };
    }

    // A set that another version chose may name a feature that is no longer made.
    private static string Description(string feature) =>
        FeatureCatalogue.Find(feature) is null ? "" : FeatureCatalogue.Describe(feature);

    private static object?[] WithBar(double? value, Func<double, string> format, XElement? bar) =>
        [bar, " ", Value(value, format)];
}
