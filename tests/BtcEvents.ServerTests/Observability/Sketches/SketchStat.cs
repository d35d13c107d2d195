namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>One large value for each line.</summary>
internal static class SketchStat
{
    private const double Largest = 30;
    private const double NameSize = 11;

    public static void Draw(Svg svg, Area area, PanelView view)
    {
        var lines = view.Answers.SelectMany(answer => answer.Lines).OrderBy(line => line.Name).ToList();
        var columns = lines.Count <= 3 ? lines.Count : (lines.Count + 1) / 2;
        var rows = (lines.Count + columns - 1) / columns;
        foreach (var (index, line) in lines.Index())
        {
            Draw(svg, area.Cell(index, columns, rows), view, line);
        }
    }

    private static void Draw(Svg svg, Area cell, PanelView view, AnswerLine line)
    {
        var options = view.Panel.Json["options"]!;
        var colour = SketchColours.OfValue(view.Panel, line.Name, line.Last);
        var ink = colour;
        if ((string?)options["colorMode"] == "background")
        {
            svg.Box(cell.Inside(2, 2, 2, 2), colour, round: 3);
            ink = "#ffffff";
        }

        var alone = (string?)options["textMode"] == "name";
        var text = alone ? line.Name : UnitText.Of(view.Panel, line.Name, line.Last);
        var size = Math.Min(Largest, Math.Min(cell.Height * 0.45, cell.Width / (Math.Max(4, text.Length) * 0.56)));
        var (x, y) = (cell.X + (cell.Width / 2), cell.Y + (cell.Height / 2) + (size * (alone ? 0.35 : 0.15)));
        svg.Text(x, y, text, size, ink, "middle");
        if (!alone)
        {
            var name = Svg.Fit(line.Name, cell.Width - 8, NameSize);
            svg.Text(x, y + NameSize + 6, name, NameSize, ink == colour ? Svg.Faint : ink, "middle");
        }
    }
}
