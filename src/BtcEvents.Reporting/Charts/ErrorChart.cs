using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>Signed error of each month as a bar, on the time axis of the history above it.</summary>
/// <param name="record">The months.</param>
/// <param name="last">Last month of that axis.</param>
internal sealed class ErrorChart(TrackRecord record, DateOnly last)
{
    /// <summary>Draws at a size; needs at least one month.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, size.Roomy ? 200 : 190, 46, size.Roomy ? 108 : 64, 20, 36);
        var ticks = NiceTicks.Around(Extent.Of(record.Months.Select(m => m.Error).Append(0)), 5);
        var y = area.Vertical(ticks);
        var x = TimeScale.ByMonth(record.Months[0].Month, last, area.Left, area.Right);
        return Picture(
            area,
            label,
            Axes.Left(area, y, ticks, v => NumberText.Signed(v, ticks.Decimals)),
            Axes.Months(area, x),
            record.Months.Select(m => Bar(x, y, m)),
            Spread(area, y)
        );
    }

    private static XElement Bar(TimeScale x, LinearScale y, Outcome month)
    {
        var half = Math.Min(14, x.MonthWidth * 0.36);
        var at = x.Of(month.Month);
        return WithTip(
            $"{DateText.ShortMonth(month.Month)}: {NumberText.Signed(month.Error)} points",
            Box(at - half, y.Of(0), at + half, y.Of(month.Error), month.Missed ? "bar miss-bar" : "bar")
        );
    }

    private IEnumerable<XElement> Spread(PlotArea area, LinearScale y)
    {
        double[] ends = [.. new[] { record.Rmse, -record.Rmse }.Where(y.Holds)];
        return ends.SelectMany(end =>
            new[]
            {
                Line(area.Left, y.Of(end), area.Right, y.Of(end), "guide"),
                Text(area.Right + 8, y.Of(end) + 4, (end < 0 ? "−" : "+") + "RMSE", "note"),
            }
        );
    }
}
