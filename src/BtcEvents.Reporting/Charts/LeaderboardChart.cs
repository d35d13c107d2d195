using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Out-of-sample error of each candidate as a dot, its training error as a ring beside it: the line between is what it
/// learnt by heart. A dashed line stands at the best baseline; nothing right of it deserves to forecast.
/// </summary>
internal sealed class LeaderboardChart(IReadOnlyList<LeaderboardRow> rows)
{
    private const double RowHeight = 26;

    /// <summary>Draws at a size; needs at least one row with a finite error.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var shown = rows.Where(r => Extent.Drawable(r.Rmse))
            .OrderBy(r => r.Rmse)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .ToArray();
        var names = size.Roomy ? 170 : 124;
        var area = new PlotArea(size.Width, 76 + (RowHeight * shown.Length), names, size.Roomy ? 60 : 48, 36, 40);
        var ticks = NiceTicks.Around(
            Extent.Of(shown.Select(r => r.Rmse).Concat(shown.Select(r => r.TrainRmse ?? r.Rmse))),
            size.Roomy ? 8 : 5
        );
        var x = area.Horizontal(ticks);
        return Picture(
            area,
            label,
            Axes.Bottom(area, x, ticks, v => NumberText.Plain(v, ticks.Decimals)),
            BestBaseline(area, x, shown),
            shown.Select((row, i) => Row(area, x, row, area.Top + ((i + 0.5) * RowHeight))),
            Text(area.Right, area.Bottom + 33, "RMSE, percentage points", "note", "end")
        );
    }

    private static IEnumerable<XElement> BestBaseline(PlotArea area, LinearScale x, LeaderboardRow[] shown)
    {
        if (Array.Find(shown, r => r.Baseline) is { } best)
        {
            var at = x.Of(best.Rmse);
            var anchor = at > (area.Left + area.Right) / 2 ? "end" : "start";
            yield return Line(at, area.Top - 6, at, area.Bottom, "guide strong");
            yield return Text(at, area.Top - 12, LabelText.Shorten("best baseline: " + best.Name, 200), "note", anchor);
        }
    }

    private static XElement Row(PlotArea area, LinearScale x, LeaderboardRow row, double y)
    {
        var style =
            row.Champion ? "estimate"
            : row.Baseline ? "baseline"
            : "actual";
        var train = row.TrainRmse is { } rmse && Extent.Drawable(rmse) ? x.Of(rmse) : double.NaN;
        var right = double.IsNaN(train) ? x.Of(row.Rmse) : Math.Max(train, x.Of(row.Rmse));
        return WithTip(
            $"{row.Name}: RMSE {NumberText.Plain(row.Rmse)}"
                + (double.IsNaN(train) ? "" : $", on training rows {NumberText.Plain(row.TrainRmse!.Value)}"),
            Text(
                area.Left - 14,
                y + 4,
                LabelText.Shorten(row.Name, area.Left - 18),
                row.Champion ? "label strong" : "label",
                "end"
            ),
            double.IsNaN(train) ? null : Line(train, y, x.Of(row.Rmse), y, "whisker thin"),
            double.IsNaN(train) ? null : Dot(train, y, 3, "ring"),
            Dot(x.Of(row.Rmse), y, row.Champion ? 5.5 : 4.5, style),
            Text(right + 10, y + 4, NumberText.Plain(row.Rmse), row.Champion ? "label strong" : "tick")
        );
    }
}
