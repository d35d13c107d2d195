using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Actual over forecast on equal scales with the line on which they agree. The quarters in which the signs differ are
/// shaded: what lies there went the wrong way.
/// </summary>
internal sealed class ScatterChart(TrackRecord record)
{
    private const double Side = 330;

    /// <summary>Draws at a size; needs at least one month.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, Side + 74, 50, size.Width - Side - 50, 30, 44);
        var ticks = NiceTicks.Around(
            Extent.Of(record.Months.SelectMany(m => new[] { m.Actual, m.Forecast }).Append(0)),
            6
        );
        var (x, y) = (area.Horizontal(ticks), area.Vertical(ticks));
        return Picture(
            area,
            label,
            WrongWay(area, x, y),
            Axes.Left(area, y, ticks, v => NumberText.Signed(v, ticks.Decimals)),
            Axes.Bottom(area, x, ticks, v => NumberText.Signed(v, ticks.Decimals)),
            Line(area.Left, area.Bottom, area.Right, area.Top, "guide"),
            record.Months.Select(m => Mark(x, y, m)),
            Text(area.Right + 4, area.Top + 10, "equal", "note"),
            Text(area.Right, area.Bottom + 36, "forecast, %", "note", "end"),
            Text(2, 12, "actual, %", "note")
        );
    }

    private static IEnumerable<XElement> WrongWay(PlotArea area, LinearScale x, LinearScale y)
    {
        var (zeroX, zeroY) = (x.Of(0), y.Of(0));
        if (zeroX - area.Left > 1)
        {
            yield return Box(area.Left, area.Top, zeroX, zeroY, "shade");
            yield return Box(zeroX, zeroY, area.Right, area.Bottom, "shade");
        }

        if (zeroX - area.Left > 80)
        {
            yield return Text(area.Left + 6, area.Top + 16, "wrong sign", "note");
            yield return Text(area.Right - 6, area.Bottom - 8, "wrong sign", "note", "end");
        }
    }

    private static XElement Mark(LinearScale x, LinearScale y, Outcome month) =>
        Dot(
            x.Of(month.Forecast),
            y.Of(month.Actual),
            3.4,
            month.Missed ? "miss" : "actual soft",
            $"{DateText.ShortMonth(month.Month)}: forecast {NumberText.Change(month.Forecast)}, actual "
                + $"{NumberText.Change(month.Actual)}"
        );
}
