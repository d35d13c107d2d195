using System.Xml.Linq;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Puts names beside dots, wherever they cover neither a dot nor another name: right, left, above or below, or else
/// higher up with a thin line down to the dot.
/// </summary>
internal sealed class NamedDots(PlotArea area)
{
    private const double Away = 9;
    private const double LineHeight = 13;
    private const double Bold = 1.08;

    /// <summary>
    /// The names that found a place, first come first served; the others are left to the tips of their dots.
    /// </summary>
    public List<XElement> Names(IEnumerable<(double X, double Y, string? Name)> dots)
    {
        var all = dots.ToArray();
        var taken = all.Select(d => (From: d.X - 5, To: d.X + 5, d.Y)).ToList();
        var names = new List<XElement>();
        foreach (var (x, y, name) in all.Where(d => d.Name is not null))
        {
            var width = LabelText.Width(name!) * Bold;
            foreach (var (middle, height) in Places(x, y, width))
            {
                if (Free(taken, middle - (width / 2), middle + (width / 2), height))
                {
                    taken.Add((middle - (width / 2), middle + (width / 2), height));
                    names.AddRange(
                        y - height > LineHeight ? [Line(x, y - 5, x, height + 6, "leader")] : Array.Empty<XElement>()
                    );
                    names.Add(Name(x, middle, width, height, name!));
                    break;
                }
            }
        }

        return names;
    }

    private static (double X, double Y)[] Places(double x, double y, double width) =>
        [
            (x + Away + (width / 2), y),
            (x - Away - (width / 2), y),
            (x, y - LineHeight),
            (x, y + LineHeight),
            .. Enumerable.Range(2, 6).Select(lines => (x, y - (lines * LineHeight) - 1)),
        ];

    private bool Free(List<(double From, double To, double Y)> taken, double from, double to, double y) =>
        from >= area.Left
        && to <= area.Right + 4
        && y > area.Top
        && y < area.Bottom
        && !taken.Exists(t => from < t.To && to > t.From && Math.Abs(t.Y - y) < LineHeight);

    /// <summary>Anchored at the dot, since the true width of the text is the reader's font's.</summary>
    private static XElement Name(double dot, double middle, double width, double y, string name) =>
        middle.CompareTo(dot) switch
        {
            > 0 => Text(middle - (width / 2), y + 4, name, "note forecast-text"),
            < 0 => Text(middle + (width / 2), y + 4, name, "note forecast-text", "end"),
            _ => Text(middle, y + 4, name, "note forecast-text", "middle"),
        };
}
