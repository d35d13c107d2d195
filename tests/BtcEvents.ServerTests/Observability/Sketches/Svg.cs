using System.Globalization;
using System.Security;
using System.Text;

namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>A drawing that grows.</summary>
internal sealed class Svg
{
    public const string Ink = "#1f2329";
    public const string Faint = "#6b7178";
    public const string Grid = "#e3e6ea";

    private const double LetterWidth = 0.56; // of the size of the letters

    private readonly StringBuilder _text = new();

    /// <summary>A number as short as a drawing allows.</summary>
    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Cuts a text that does not fit.</summary>
    public static string Fit(string text, double width, double size)
    {
        var letters = Math.Max(1, (int)(width / (size * LetterWidth)));
        return text.Length <= letters ? text : text[..Math.Max(1, letters - 1)] + "…";
    }

    public void Text(double x, double y, string text, double size, string colour = Ink, string anchor = "start") =>
        _text
            .Append(
                CultureInfo.InvariantCulture,
                $"<text x='{Number(x)}' y='{Number(y)}' font-size='{Number(size)}' fill='{colour}' "
            )
            .Append(CultureInfo.InvariantCulture, $"text-anchor='{anchor}'>{SecurityElement.Escape(text)}</text>\n");

    public void Box(Area area, string fill, string stroke = "none", double round = 0) =>
        _text
            .Append(
                CultureInfo.InvariantCulture,
                $"<rect x='{Number(area.X)}' y='{Number(area.Y)}' width='{Number(Math.Max(0, area.Width))}' "
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"height='{Number(Math.Max(0, area.Height))}' rx='{Number(round)}' fill='{fill}' stroke='{stroke}'/>\n"
            );

    public void Line(IEnumerable<(double X, double Y)> points, string colour, double width) =>
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<polyline points='{Points(points)}' fill='none' stroke='{colour}' stroke-width='{Number(width)}'/>\n"
        );

    public void Band(IEnumerable<(double X, double Y)> points, string colour) =>
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<polygon points='{Points(points)}' fill='{colour}' fill-opacity='0.25'/>\n"
        );

    public void Dot((double X, double Y) at, string colour) =>
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<circle cx='{Number(at.X)}' cy='{Number(at.Y)}' r='3' fill='{colour}'/>\n"
        );

    /// <summary>The whole file.</summary>
    public string Page(double width, double height) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Number(width)} {Number(height)}' "
        )
        + $"width='{Number(width)}' height='{Number(height)}' font-family='Inter, Helvetica, Arial, sans-serif'>\n"
        + $"{_text}</svg>\n";

    private static string Points(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));
}

/// <summary>A rectangle of a drawing.</summary>
internal sealed record Area(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>Less on each side.</summary>
    public Area Inside(double left, double top, double right, double bottom) =>
        new(X + left, Y + top, Width - left - right, Height - top - bottom);

    /// <summary>One cell of as many as are asked for.</summary>
    public Area Cell(int index, int columns, int rows) =>
        new(
            X + (index % columns * Width / columns),
            Y + (index / columns * Height / rows),
            Width / columns,
            Height / rows
        );
}
