using BtcEvents.ArchitectureTests.Observability;

namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>Names of the lines, below them.</summary>
internal static class SketchLegend
{
    private const double Size = 11;
    private const double RowHeight = 15;
    private const int MostRows = 3;

    /// <summary>Draws it at the bottom, and returns how high it is.</summary>
    public static double Draw(Svg svg, Area area, Panel panel, IReadOnlyList<AnswerLine> lines)
    {
        var rows = RowsOf(area, lines);
        foreach (var (row, names) in rows.Index())
        {
            var y = area.Bottom - ((rows.Count - row - 1) * RowHeight) - 2;
            foreach (var (x, index, name) in names)
            {
                svg.Box(new(area.X + x, y - 5, 12, 3), SketchColours.OfLine(panel, lines[index].Name, index));
                svg.Text(area.X + x + 16, y, name, Size, Svg.Faint);
            }
        }

        return rows.Count * RowHeight;
    }

    private static List<List<(double X, int Index, string Name)>> RowsOf(Area area, IReadOnlyList<AnswerLine> lines)
    {
        var rows = new List<List<(double X, int Index, string Name)>> { new() };
        var x = 0.0;
        foreach (var (index, line) in lines.Index())
        {
            var width = 16 + (line.Name.Length * Size * 0.56) + 14;
            if (x > 0 && x + width > area.Width)
            {
                if (rows.Count == MostRows)
                {
                    rows[^1][^1] = rows[^1][^1] with { Name = $"… {lines.Count - index + 1} more" };
                    break;
                }

                rows.Add([]);
                x = 0;
            }

            rows[^1].Add((x, index, line.Name));
            x += width;
        }

        return rows;
    }
}
