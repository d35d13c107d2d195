using System.Globalization;

namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>Lines, or bars, over time, with axes and a legend.</summary>
internal static class SketchChart
{
    private const double Size = 11;
    private const int MostPoints = 160;

    public static void Draw(Svg svg, Area area, PanelView view)
    {
        var lines = view.Answers.SelectMany(answer => answer.Lines).ToList();
        var legend = SketchLegend.Draw(svg, area, view.Panel, lines);
        var scale = ChartScale.Of(area.Inside(62, 4, 12, 20 + legend), view, lines);
        DrawAxes(svg, scale, view);
        foreach (var (index, line) in lines.Index())
        {
            DrawBand(svg, scale, view, lines, line);
            var colour = SketchColours.OfLine(view.Panel, line.Name, index);
            if ((string?)view.Panel.Of(line.Name, "custom.drawStyle") == "bars")
            {
                DrawBars(svg, scale, line, colour);
                continue;
            }

            DrawLine(svg, scale, view, line, colour);
        }
    }

    private static void DrawAxes(Svg svg, ChartScale scale, PanelView view)
    {
        foreach (var value in scale.Ticks)
        {
            var y = scale.At(scale.First, value).Y;
            svg.Line([(scale.Area.X, y), (scale.Area.Right, y)], Svg.Grid, 1);
            svg.Text(scale.Area.X - 6, y + 4, UnitText.Of(view.Panel, "", value), Size, Svg.Faint, "end");
        }

        var form = scale.Last - scale.First > 40 * 86_400 ? "yyyy-MM" : "HH:mm:ss";
        foreach (var part in (double[])[0, 0.5, 1])
        {
            var time = scale.First + (part * (scale.Last - scale.First));
            var text = DateTimeOffset.FromUnixTimeSeconds((long)time).ToString(form, CultureInfo.InvariantCulture);
            var anchor = part switch
            {
                0 => "start",
                1 => "end",
                _ => "middle",
            };
            svg.Text(scale.At(time, scale.Lowest).X, scale.Area.Bottom + 15, text, Size, Svg.Faint, anchor);
        }
    }

    private static void DrawLine(Svg svg, ChartScale scale, PanelView view, AnswerLine line, string colour)
    {
        var width = (double?)view.Panel.Of(line.Name, "custom.lineWidth") ?? 2;
        var each = Math.Max(1, line.Points.Count / MostPoints);
        var points = line.Points.Where((_, index) => index % each == 0 || index == line.Points.Count - 1).ToList();
        var spans = (bool?)view.Panel.Of(line.Name, "custom.spanNulls") ?? false;
        foreach (var part in spans ? [points] : scale.Unbroken(points))
        {
            svg.Line(part.Select(point => scale.At(point.Time, point.Value)), colour, width * 0.9);
        }

        if ((string?)view.Panel.Of(line.Name, "custom.showPoints") == "always" || points.Count == 1)
        {
            points.ForEach(point => svg.Dot(scale.At(point.Time, point.Value), colour));
        }
    }

    private static void DrawBars(Svg svg, ChartScale scale, AnswerLine line, string colour)
    {
        var width = Math.Min(40, scale.Area.Width / (line.Points.Count * 2));
        foreach (var (time, value) in line.Points)
        {
            var (at, zero) = (scale.At(time, value), scale.At(time, 0));
            var left = Math.Clamp(at.X - (width / 2), scale.Area.X, scale.Area.Right - width);
            svg.Box(new(left, Math.Min(at.Y, zero.Y), width, Math.Abs(at.Y - zero.Y)), colour);
        }
    }

    private static void DrawBand(Svg svg, ChartScale scale, PanelView view, List<AnswerLine> lines, AnswerLine line)
    {
        if ((string?)view.Panel.Of(line.Name, "custom.fillBelowTo") is { } below)
        {
            var other = lines.Single(one => one.Name == below);
            svg.Band(
                line.Points.Concat(other.Points.Reverse()).Select(point => scale.At(point.Time, point.Value)),
                SketchColours.OfLine(view.Panel, line.Name, 0)
            );
        }
    }
}
