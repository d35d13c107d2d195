using System.Xml.Linq;
using static BtcEvents.Reporting.Charts.Shapes;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Hatched bars, told apart without colours: rising strokes on the way, crossed ones before the turn. Each picture has
/// patterns of its own, since those of a hidden picture are not drawn.
/// </summary>
/// <param name="picture">Identifier of the picture.</param>
internal sealed class Hatching(string picture)
{
    private const double Pitch = 6;
    private static readonly string Rising =
        $"M 0 {Pitch} L {Pitch} 0 M -1 1 L 1 -1 M {Pitch - 1} {Pitch + 1} L {Pitch + 1} {Pitch - 1}";
    private static readonly string Falling =
        $"M 0 0 L {Pitch} {Pitch} M -1 {Pitch - 1} L 1 {Pitch + 1} M {Pitch - 1} -1 L {Pitch + 1} 1";

    /// <summary>What the bars refer to; once in a picture.</summary>
    public XElement Patterns() => El("defs", Pattern(TravelId, Rising), Pattern(TurnId, Rising + " " + Falling));

    /// <summary>A message on its way; null where that took no time.</summary>
    public XElement? Travel(double x1, double y1, double x2, double y2) => Filled(TravelId, x1, y1, x2, y2);

    /// <summary>A message before its turn; null where that took no time.</summary>
    public XElement? Turn(double x1, double y1, double x2, double y2) => Filled(TurnId, x1, y1, x2, y2);

    /// <summary>What the bars mean, in one line from <paramref name="x"/> on.</summary>
    public XElement Legend(double x, double y) =>
        El(
            "g",
            Travel(x, y - 10, x + 18, y),
            Text(x + 23, y, "on its way", "tick"),
            Turn(x + 92, y - 10, x + 110, y),
            Text(x + 115, y, "waits for its turn", "tick"),
            Box(x + 222, y - 10, x + 240, y, "bar forecast-bar"),
            Text(x + 245, y, "work", "tick"),
            Box(x + 284, y - 10, x + 302, y, "bar miss-bar"),
            Text(x + 307, y, "failed", "tick")
        );

    private string TravelId => picture + "-travel";

    private string TurnId => picture + "-turn";

    private static XElement Pattern(string id, string strokes) =>
        El(
            "pattern",
            At("id", id),
            At("width", Pitch),
            At("height", Pitch),
            At("patternUnits", "userSpaceOnUse"),
            Path(strokes, "hatch")
        );

    private static XElement? Filled(string pattern, double x1, double y1, double x2, double y2)
    {
        if (!(x2 > x1))
        {
            return null;
        }

        var box = Box(x1, y1, x2, y2, "hatched");
        box.Add(At("fill", $"url(#{pattern})"));
        return box;
    }
}
