using System.Xml.Linq;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Charts;

/// <summary>The SVG elements that charts are made of. Colours and line widths belong to the style sheet.</summary>
internal static class Shapes
{
    /// <summary>
    /// The picture: title and description first, then what is drawn, then the mark of simulated figures.
    /// </summary>
    public static XElement Picture(PlotArea area, ChartLabel label, params object?[] content) =>
        El(
            "svg",
            Class("chart"),
            At("viewBox", $"0 0 {Coordinate(area.Width)} {Coordinate(area.Height)}"),
            At("role", "img"),
            At("aria-labelledby", $"{label.Id}-title {label.Id}-desc"),
            El("title", At("id", label.Id + "-title"), label.Title),
            El("desc", At("id", label.Id + "-desc"), label.Description),
            content,
            label.Simulated ? Text(area.Width, 11, "SIMULATED", "simulated-mark", "end") : null
        );

    /// <summary>A straight line.</summary>
    public static XElement Line(double x1, double y1, double x2, double y2, string style) =>
        El("line", Class(style), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    /// <summary>A rectangle between two corners in any order.</summary>
    public static XElement Box(double x1, double y1, double x2, double y2, string style) =>
        El(
            "rect",
            Class(style),
            At("x", Math.Min(x1, x2)),
            At("y", Math.Min(y1, y2)),
            At("width", Math.Abs(x2 - x1)),
            At("height", Math.Abs(y2 - y1))
        );

    /// <summary>A dot, with what it says on pointing at it.</summary>
    public static XElement Dot(double x, double y, double radius, string style, string? tip = null)
    {
        var dot = El("circle", Class(style), At("cx", x), At("cy", y), At("r", radius));
        return tip is null ? dot : El("g", El("title", tip), dot);
    }

    /// <summary>Text; <paramref name="anchor"/> is start, middle or end.</summary>
    public static XElement Text(double x, double y, string text, string style, string anchor = "start") =>
        El("text", Class(style), At("x", x), At("y", y), anchor == "start" ? null : At("text-anchor", anchor), text);

    /// <summary>A path.</summary>
    public static XElement Path(string data, string style) => El("path", Class(style), At("d", data));

    /// <summary>A mark that says something on pointing at it.</summary>
    public static XElement WithTip(string tip, params object?[] marks) => El("g", El("title", tip), marks);
}
