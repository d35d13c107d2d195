namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>One bar for each line, as long as its value.</summary>
internal static class SketchBars
{
    private const double NameWidth = 0.36;
    private const double ValueWidth = 78;
    private const double Thickest = 22;

    public static void Draw(Svg svg, Area area, PanelView view)
    {
        var lines = view.Answers.SelectMany(answer => answer.Lines).ToList();
        var longest = (double?)view.Panel.Of("", "max") ?? Math.Max(lines.Max(line => line.Last), double.Epsilon);
        var names = area.Width * NameWidth;
        foreach (var (index, line) in lines.Index())
        {
            var row = area.Cell(index, 1, lines.Count);
            var thick = Math.Min(Thickest, row.Height * 0.75);
            var middle = row.Y + (row.Height / 2);
            var size = Math.Min(12, row.Height * 0.8);
            var room = new Area(area.X + names, middle - (thick / 2), area.Width - names - ValueWidth, thick);
            var colour = SketchColours.OfValue(view.Panel, line.Name, line.Last);
            svg.Text(room.X - 6, middle + (size * 0.35), Svg.Fit(line.Name, names - 8, size), size, anchor: "end");
            svg.Box(room, "#f1f3f5");
            svg.Box(room with { Width = room.Width * Math.Clamp(line.Last / longest, 0, 1) }, colour);
            svg.Text(
                room.Right + 6,
                middle + (size * 0.35),
                UnitText.Of(view.Panel, line.Name, line.Last),
                size,
                colour
            );
        }
    }
}
