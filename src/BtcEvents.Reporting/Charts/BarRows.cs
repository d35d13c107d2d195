using System.Xml.Linq;
using BtcEvents.Forecasting;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>Horizontal bars with their names on the left and their values at their ends, longest first.</summary>
internal sealed class BarRows(IReadOnlyList<FeatureWeight> rows)
{
    private const double RowHeight = 24;
    private const int Most = 12;

    /// <summary>Draws at a size; needs at least one drawable value.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var shown = rows.Where(r => Extent.Drawable(r.Importance))
            .OrderByDescending(r => r.Importance)
            .Take(Most)
            .ToArray();
        var area = new PlotArea(size.Width, 26 + (RowHeight * shown.Length), 172, 58, 18, 8);
        var range = Extent.Of(shown.Select(r => r.Importance).Append(0));
        var x = new LinearScale(range.Low, range.High, area.Left, area.Right);
        return Picture(
            area,
            label,
            shown.Select((row, i) => Row(area, x, row, i)),
            Line(x.Of(0), area.Top, x.Of(0), area.Bottom, "zero")
        );
    }

    private static XElement Row(PlotArea area, LinearScale x, FeatureWeight row, int index)
    {
        var middle = area.Top + ((index + 0.5) * RowHeight);
        var value = NumberText.Plain(row.Importance, Math.Abs(row.Importance) < 10 ? 3 : 1);
        return WithTip(
            $"{row.Feature}: {value}",
            Text(area.Left - 8, middle + 4, LabelText.Shorten(row.Feature, area.Left - 12), "label", "end"),
            Box(x.Of(0), middle - 7, x.Of(row.Importance), middle + 7, "bar forecast-bar"),
            Text(Math.Max(x.Of(0), x.Of(row.Importance)) + 6, middle + 4, value, "tick")
        );
    }
}
