using System.Globalization;
using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Error of each year as a dot, that of the baseline as a ring beside it: the line between is the gain.
/// </summary>
internal sealed class YearErrorChart(IReadOnlyList<YearScore> years)
{
    /// <summary>Draws at a size; needs at least one year.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, 290, 50, 98, 20, 40);
        var ticks = NiceTicks.Around(Extent.Of(years.SelectMany(y => new[] { y.Rmse, y.BaselineRmse }).Append(0)), 6);
        var y = area.Vertical(ticks);
        var slot = (area.Right - area.Left) / years.Count;
        return Picture(
            area,
            label,
            Axes.Left(area, y, ticks, v => NumberText.Plain(v, ticks.Decimals)),
            years.Select((year, i) => Year(area, y, year, area.Left + ((i + 0.5) * slot), slot)),
            Names(area, y)
        );
    }

    private static XElement Year(PlotArea area, LinearScale y, YearScore score, double x, double slot)
    {
        var name = score.Year.ToString(CultureInfo.InvariantCulture);
        return WithTip(
            $"{name}: RMSE {NumberText.Plain(score.Rmse)}, {score.Baseline} {NumberText.Plain(score.BaselineRmse)}",
            Line(x, y.Of(score.Rmse), x, y.Of(score.BaselineRmse), "whisker thin"),
            Dot(x, y.Of(score.BaselineRmse), 4, "ring"),
            Dot(x, y.Of(score.Rmse), 4.5, "estimate"),
            Text(x, area.Bottom + 17, slot < 34 ? "’" + name[^2..] : name, "tick", "middle")
        );
    }

    private IEnumerable<XElement> Names(PlotArea area, LinearScale y)
    {
        var last = years[^1];
        var places = LabelSpread.Apart(
            [y.Of(last.Rmse) + 4, y.Of(last.BaselineRmse) + 4],
            15,
            area.Top + 8,
            area.Bottom
        );
        yield return Text(area.Right + 6, places[0], "model", "name forecast-text");
        yield return Text(area.Right + 6, places[1], last.Baseline, "name");
    }
}
