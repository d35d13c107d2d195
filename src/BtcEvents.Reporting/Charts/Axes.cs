using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Charts;

/// <summary>Grid lines and labels. No frame and no ticks: the grid carries the eye.</summary>
internal static class Axes
{
    /// <summary>Horizontal grid lines with labels left of the plot; the line of zero is stronger.</summary>
    public static XElement Left(PlotArea area, LinearScale scale, NiceTicks ticks, Func<double, string> label) =>
        El(
            "g",
            Class("axis"),
            ticks.Values.Select(v =>
                new[]
                {
                    Line(area.Left, scale.Of(v), area.Right, scale.Of(v), v == 0 ? "zero" : "grid"),
                    Text(area.Left - 8, scale.Of(v) + 4, label(v), "tick", "end"),
                }
            )
        );

    /// <summary>Vertical grid lines with labels below the plot.</summary>
    public static XElement Bottom(PlotArea area, LinearScale scale, NiceTicks ticks, Func<double, string> label) =>
        El(
            "g",
            Class("axis"),
            ticks.Values.Select(v =>
                new[]
                {
                    Line(scale.Of(v), area.Top, scale.Of(v), area.Bottom, v == 0 ? "zero" : "grid"),
                    Text(scale.Of(v), area.Bottom + 17, label(v), "tick", "middle"),
                }
            )
        );

    /// <summary>Month names with the year below its first label, or years alone where months would not fit.</summary>
    public static XElement Months(PlotArea area, TimeScale scale)
    {
        var months = MonthTicks.Between(scale.First, scale.Last, (area.Right - area.Left) / 34);
        var named = months.Count < 2 || TimeScale.IndexOf(months[1]) - TimeScale.IndexOf(months[0]) < 12;
        return El("g", Class("axis"), months.Select((month, i) => Month(area, scale.Of(month), month, i == 0, named)));
    }

    private static XElement[] Month(PlotArea area, double x, DateOnly month, bool first, bool named)
    {
        var below =
            first || month.Month == 1 ? Text(x, area.Bottom + 30, DateText.Year(month), "tick strong", "middle") : null;
        XElement?[] marks =
        [
            Line(x, area.Bottom, x, area.Bottom + 4, "tick-mark"),
            Text(x, area.Bottom + 17, named ? DateText.MonthName(month) : DateText.Year(month), "tick", "middle"),
            named ? below : null,
        ];
        return [.. marks.OfType<XElement>()];
    }
}
