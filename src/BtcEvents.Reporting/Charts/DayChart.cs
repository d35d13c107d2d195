using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>One line of a <see cref="DayChart"/>.</summary>
/// <param name="Name">Name at its end.</param>
/// <param name="Values">A value for each day from 0 on; NaN where there is none.</param>
internal sealed record DayLine(string Name, IReadOnlyList<double> Values);

/// <summary>What changes from the beginning of a month to its last day.</summary>
internal sealed class DayChart(IReadOnlyList<DayLine> lines, Func<double, int, string> label)
{
    private static readonly string[] Styles = ["line forecast", "line second"];
    private static readonly string[] NameStyles = ["name forecast-text", "name second-text"];

    /// <summary>Draws at a size; needs at least one line of one day.</summary>
    public XElement Draw(ChartSize size, ChartLabel chart)
    {
        var area = new PlotArea(size.Width, 290, 50, 78, 20, 44);
        var ticks = NiceTicks.Around(Extent.Of(lines.SelectMany(line => line.Values).Append(0)), 6);
        double last = Math.Max(1, lines.Max(line => line.Values.Count) - 1);
        // The last tick is at day 30 of 31, and none beyond.
        var days = NiceTicks.Around(Extent.Of([0, Math.Max(1, last - 1)]), 7);
        var (x, y) = (new LinearScale(0, last, area.Left, area.Right), area.Vertical(ticks));
        return Picture(
            area,
            chart,
            Axes.Left(area, y, ticks, v => label(v, ticks.Decimals)),
            Axes.Bottom(area, x, days, v => NumberText.Plain(v, 0)),
            lines.Select(
                (line, i) =>
                    Path(
                        LinePath.Through(line.Values.Select((v, day) => (x.Of(day), y.Of(v)))),
                        Styles[i % Styles.Length]
                    )
            ),
            Names(area, y),
            Text(area.Right, area.Bottom + 34, "days of the month that are known", "note", "end")
        );
    }

    private IEnumerable<XElement> Names(PlotArea area, LinearScale y)
    {
        (double At, string Name, string Style)[] names =
        [
            .. lines
                .Select((line, i) => (y.Of(line.Values[^1]), line.Name, NameStyles[i % NameStyles.Length]))
                .Where(name => !double.IsNaN(name.Item1)),
        ];
        var places = LabelSpread.Apart([.. names.Select(name => name.At + 4)], 15, area.Top, area.Bottom);
        return names.Select((name, i) => Text(area.Right + 6, places[i], name.Name, name.Style));
    }
}
