using System.Globalization;

namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>As many rows as there is room for.</summary>
internal static class SketchTable
{
    private const double RowHeight = 24;
    private const double Size = 12;

    public static void Draw(Svg svg, Area area, PanelView view)
    {
        var table = view.Answers[0];
        foreach (var (column, name) in table.Columns.Index())
        {
            var cell = area.Cell(column, table.Columns.Count, 1);
            svg.Text(cell.X + 4, cell.Y + 15, Svg.Fit(name, cell.Width - 8, Size), Size, Svg.Faint);
        }

        foreach (var (index, row) in table.Rows.Take((int)(area.Height / RowHeight) - 1).Index())
        {
            var top = area.Y + ((index + 1) * RowHeight);
            svg.Line([(area.X, top - 2), (area.Right, top - 2)], Svg.Grid, 1);
            foreach (var (column, value) in row.Index())
            {
                var cell = area.Cell(column, table.Columns.Count, 1);
                var text = Svg.Fit(TextOf(view, table.Columns[column], value), cell.Width - 8, Size);
                svg.Text(cell.X + 4, top + 15, text, Size);
            }
        }
    }

    private static string TextOf(PanelView view, string column, object? value) =>
        value switch
        {
            null => "",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            string text => text,
            _ => UnitText.Of(view.Panel, column, Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        };
}
