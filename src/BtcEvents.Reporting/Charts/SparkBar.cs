using System.Xml.Linq;
using static BtcEvents.Reporting.Charts.Shapes;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// A bar as high as a line of text, for the cell beside its number; hidden from screen readers, which read the number.
/// </summary>
internal static class SparkBar
{
    private const double Width = 84;
    private const double Height = 12;

    /// <summary>
    /// From zero to a value on a scale of 0 to <paramref name="most"/>, with optional thresholds as strokes.
    /// </summary>
    public static XElement? Of(double? value, double most, string style, params ReadOnlySpan<double> thresholds)
    {
        if (value is not { } number || !Extent.Drawable(number) || !(most > 0))
        {
            return null;
        }

        var x = new LinearScale(0, most, 0, Width);
        var marks = new List<XElement> { Box(0, 2, x.Of(Math.Abs(number)), Height - 2, "bar " + style) };
        foreach (var threshold in thresholds)
        {
            marks.Add(Line(x.Of(threshold), 0, x.Of(threshold), Height, "threshold"));
        }

        return Frame(marks);
    }

    /// <summary>Left or right of the middle, on a scale of -1 to 1.</summary>
    public static XElement? Diverging(double? value)
    {
        if (value is not { } number || !Extent.Drawable(number))
        {
            return null;
        }

        var x = new LinearScale(-1, 1, 0, Width);
        return Frame([
            Box(x.Of(0), 2, x.Of(number), Height - 2, "bar forecast-bar"),
            Line(x.Of(0), 0, x.Of(0), Height, "threshold"),
        ]);
    }

    private static XElement Frame(IEnumerable<XElement> marks) =>
        El(
            "svg",
            Class("spark"),
            At("viewBox", $"0 0 {Coordinate(Width)} {Coordinate(Height)}"),
            At("width", Width),
            At("height", Height),
            At("aria-hidden", "true"),
            marks
        );
}
