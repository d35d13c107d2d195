using System.Globalization;
using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Share of months inside the interval by year, with what a dozen months can say about it, against the nominal share.
/// </summary>
internal sealed class CalibrationChart(IReadOnlyList<YearScore> years, double nominal)
{
    /// <summary>Draws at a size; needs at least one year with intervals.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, 290, 50, 78, 20, 40);
        var ticks = NiceTicks.Around(Extent.Of([0, 100]), 6);
        var y = area.Vertical(ticks);
        var slot = (area.Right - area.Left) / years.Count;
        return Picture(
            area,
            label,
            Axes.Left(area, y, ticks, v => NumberText.Percent(v, 0)),
            y.Holds(100 * nominal) ? Nominal(area, y.Of(100 * nominal)) : null,
            years.Select((year, i) => Year(area, y, year, area.Left + ((i + 0.5) * slot), slot))
        );
    }

    private XElement[] Nominal(PlotArea area, double y) =>
        [
            Line(area.Left, y, area.Right, y, "guide strong"),
            Text(area.Right + 6, y - 3, "nominal", "note"),
            Text(area.Right + 6, y + 11, NumberText.Level(nominal), "note"),
        ];

    private static XElement Year(PlotArea area, LinearScale y, YearScore score, double x, double slot)
    {
        var wilson = WilsonInterval.Of(score.Inside, score.WithInterval);
        var name = score.Year.ToString(CultureInfo.InvariantCulture);
        return El(
            "g",
            El(
                "title",
                $"{name}: {NumberText.Of(score.Inside, score.WithInterval, "month")} inside; 95 % range "
                    + $"{NumberText.Share(wilson.Low)} to {NumberText.Share(wilson.High)}"
            ),
            Line(x, y.Of(100 * wilson.Low), x, y.Of(100 * wilson.High), "whisker"),
            Dot(x, y.Of(100 * score.Coverage), 4.5, "estimate"),
            Text(x, area.Bottom + 17, slot < 34 ? "’" + name[^2..] : name, "tick", "middle"),
            slot < 30 ? null : Text(x, area.Bottom + 31, $"{score.Inside}/{score.WithInterval}", "tick", "middle")
        );
    }
}
