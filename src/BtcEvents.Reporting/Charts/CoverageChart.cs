using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// One bar per series from its first to its last day, findings counted, up to the as-of date.
/// </summary>
internal sealed class CoverageChart(
    IReadOnlyList<SeriesCoverage> series,
    IReadOnlyList<FindingLine> findings,
    DateOnly asOf
)
{
    private const double RowHeight = 24;

    /// <summary>Draws at a size; needs at least one series.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(
            size.Width,
            66 + (RowHeight * series.Count),
            size.Roomy ? 130 : 96,
            size.Roomy ? 190 : 88,
            26,
            40
        );
        var last = series.Max(s => s.Last) is var latest && latest > asOf ? latest : asOf;
        var x = TimeScale.ByDay(series.Min(s => s.First), last, area.Left, area.Right);
        return Picture(
            area,
            label,
            Axes.Months(area, x),
            Line(x.Of(asOf), area.Top - 6, x.Of(asOf), area.Bottom, "guide strong"),
            Text(x.Of(asOf), area.Top - 12, "as of " + DateText.Day(asOf), "note", "end"),
            series.Select((s, i) => Row(size, area, x, s, area.Top + ((i + 0.5) * RowHeight)))
        );
    }

    private XElement Row(ChartSize size, PlotArea area, TimeScale x, SeriesCoverage row, double y)
    {
        var warnings = findings.Count(f => f.Series == row.Name);
        var count = size.Roomy ? NumberText.Count(row.Rows, "row") : NumberText.Plain(row.Rows, 0);
        var warning =
            warnings == 0 ? ""
            : size.Roomy ? "  ▲ " + NumberText.Count(warnings, "finding")
            : "  ▲ " + NumberText.Plain(warnings, 0);
        return WithTip(
            $"{row.Name}: {DateText.Day(row.First)} to {DateText.Day(row.Last)}, {NumberText.Count(row.Rows, "row")}",
            Text(area.Left - 8, y + 4, LabelText.Shorten(row.Name, area.Left - 10), "label", "end"),
            Box(x.Of(row.First), y - 5, Math.Max(x.Of(row.Last), x.Of(row.First) + 1), y + 5, "bar span"),
            Text(area.Right + 8, y + 4, count, "tick"),
            warning.Length == 0
                ? null
                : Text(area.Right + (size.Roomy ? 88 : 48), y + 4, warning.TrimStart(), "note miss-text")
        );
    }
}
