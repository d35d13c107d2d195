using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>The forecast and its interval on one line, over the changes of the past months as thin strokes.</summary>
internal sealed class IntervalStrip(ForecastFigures forecast, TrackRecord record)
{
    /// <summary>Draws at a size; needs a finite forecast.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, 104, 26, 26, 34, 40);
        var ticks = NiceTicks.Around(Range(), size.Roomy ? 9 : 5);
        var x = area.Horizontal(ticks);
        var (low, high) = (x.Of(forecast.Lower), x.Of(forecast.Upper));
        return Picture(
            area,
            label,
            Axes.Bottom(area, x, ticks, v => NumberText.Percent(v, ticks.Decimals)),
            double.IsNaN(low + high) ? null : Box(low, area.Top + 2, high, area.Top + 16, "band coming"),
            record
                .Months.Where(m => x.Holds(m.Actual))
                .Select(m =>
                    WithTip(
                        $"{DateText.ShortMonth(m.Month)}: {NumberText.Change(m.Actual)}",
                        Line(x.Of(m.Actual), area.Bottom - 9, x.Of(m.Actual), area.Bottom - 1, "stroke")
                    )
                ),
            Dot(x.Of(forecast.ChangePercent), area.Top + 9, 6, "estimate"),
            Text(
                x.Of(forecast.ChangePercent),
                area.Top - 8,
                NumberText.Change(forecast.ChangePercent),
                "name forecast-text",
                "middle"
            ),
            double.IsFinite(forecast.Lower)
                ? Text(low - 6, area.Top + 13, NumberText.Change(forecast.Lower), "note", "end")
                : null,
            double.IsFinite(forecast.Upper)
                ? Text(high + 6, area.Top + 13, NumberText.Change(forecast.Upper), "note")
                : null,
            record.Count == 0
                ? null
                : Text(area.Left, area.Bottom + 34, "thin strokes: what the months of the record did", "note")
        );
    }

    /// <summary>Room beside the interval for the labels of its ends.</summary>
    private Extent Range()
    {
        double[] ends = [forecast.Lower, forecast.Upper];
        var core = Extent
            .Of(record.Months.Select(m => m.Actual).Append(forecast.ChangePercent).Append(0))
            .StretchTo(ends);
        var room = (core.High - core.Low) * 0.12;
        return core.StretchTo(ends.Where(double.IsFinite).SelectMany(e => new[] { e - room, e + room }));
    }
}
