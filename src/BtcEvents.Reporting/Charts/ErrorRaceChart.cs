using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Who is winning: cumulative squared error of each baseline less that of the forecasts (Goyal and Welch, 2008).
/// </summary>
internal sealed class ErrorRaceChart(IReadOnlyList<ErrorRace> races)
{
    private static readonly string[] Styles = ["line forecast", "line second"];
    private static readonly string[] NameStyles = ["name forecast-text", "name second-text"];

    /// <summary>Draws at a size; needs at least one race of one month.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, 404, 58, 72, 30, 44);
        var ticks = NiceTicks.Around(Extent.Of(races.SelectMany(r => r.Path).Select(p => p.Lead).Append(0)), 7);
        var y = area.Vertical(ticks);
        var path = races[0].Path;
        var x = TimeScale.ByMonth(path[0].Month, path[^1].Month, area.Left, area.Right);
        return Picture(
            area,
            label,
            Axes.Left(area, y, ticks, v => NumberText.Plain(v, ticks.Decimals)),
            Axes.Months(area, x),
            races.Select((race, i) => Path(LinePath.Through(Points(race, x, y)), Styles[i % 2])),
            Names(area, y),
            Text(2, 12, "squared points", "note")
        );
    }

    /// <summary>From zero before the first month, so that one month is already a line.</summary>
    private static IEnumerable<(double X, double Y)> Points(ErrorRace race, TimeScale x, LinearScale y) =>
        race
            .Path.Select(p => (x.Of(p.Month), y.Of(p.Lead)))
            .Prepend((x.Of(race.Path[0].Month) - (x.MonthWidth / 2), y.Of(0)));

    private IEnumerable<XElement> Names(PlotArea area, LinearScale y)
    {
        (double At, string Name, string Style)[] names =
        [
            .. races
                .Select((r, i) => (y.Of(r.Path[^1].Lead), "vs " + r.Baseline, NameStyles[i % 2]))
                .Where(n => !double.IsNaN(n.Item1)),
        ];
        var places = LabelSpread.Apart([.. names.Select(n => n.At + 4)], 15, area.Top, area.Bottom);
        return names.Select((n, i) => Text(area.Right + 6, places[i], n.Name, n.Style));
    }
}
