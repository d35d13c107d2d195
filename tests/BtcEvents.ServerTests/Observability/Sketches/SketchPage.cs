using BtcEvents.ArchitectureTests.Observability;

namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>Draws a dashboard to scale, from what its panels' queries answered.</summary>
internal static class SketchPage
{
    private const double Column = 50;
    private const double Row = 32;
    private const double Margin = 8;
    private const double Header = 46;

    /// <summary>The drawing, with ground of its own: it looks the same on light and on dark pages.</summary>
    public static string Of(Dashboard dashboard, IReadOnlyList<PanelView> views)
    {
        var width = (24 * Column) + (2 * Margin);
        var height = Header + (views.Max(view => view.Panel.Place.Y + view.Panel.Place.Height) * Row) + Margin;
        var svg = new Svg();
        svg.Box(new(0, 0, width, height), "#eef0f3", round: 6);
        svg.Text(Margin + 6, 29, dashboard.Title, 18);
        svg.Text(
            width - Margin - 6,
            28,
            "A sketch from the queries' answers in a test, on a simulated market; no picture of Grafana.",
            12,
            Svg.Faint,
            "end"
        );
        foreach (var view in views)
        {
            Draw(svg, view);
        }

        return svg.Page(width, height);
    }

    private static void Draw(Svg svg, PanelView view)
    {
        var (x, y, width, height) = view.Panel.Place;
        var area = new Area(Margin + (x * Column), Header + (y * Row), width * Column, height * Row).Inside(3, 3, 3, 3);
        svg.Box(area, "#ffffff", "#d5d9de", 3);
        svg.Text(area.X + 8, area.Y + 18, Svg.Fit(view.Panel.Title, area.Width - 16, 13), 13);
        var body = area.Inside(8, 26, 8, 6);
        switch (view.Panel.Type)
        {
            case "stat":
                SketchStat.Draw(svg, body, view);
                break;
            case "bargauge":
                SketchBars.Draw(svg, body, view);
                break;
            case "timeseries":
                SketchChart.Draw(svg, body, view);
                break;
            case "table":
                SketchTable.Draw(svg, body, view);
                break;
            default:
                throw new NotSupportedException($"{view.Panel.Type}: nobody has said how to draw it");
        }
    }
}
