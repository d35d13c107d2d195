using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Actual against forecast over time with the interval as a band of monthly steps; months outside it stand out and the
/// largest carry their date. The month that is being forecast comes last, if given.
/// </summary>
internal sealed class HistoryChart(TrackRecord record, ForecastPoint? pending, double coverage)
{
    /// <summary>Last month on the axis.</summary>
    public DateOnly Last =>
        pending is { } next && next.Month > record.Months[^1].Month ? next.Month : record.Months[^1].Month;

    /// <summary>Draws at a size; needs at least one month.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, size.Roomy ? 340 : 270, 46, size.Roomy ? 108 : 64, 20, 36);
        var ticks = NiceTicks.Around(Range(), 6);
        var y = area.Vertical(ticks);
        var x = TimeScale.ByMonth(record.Months[0].Month, Last, area.Left, area.Right);
        return Picture(
            area,
            label,
            record.Runs.Select(run =>
                Path(LinePath.Between(run.SelectMany(m => Step(x, y, m.Month, m.Lower, m.Upper))), "band")
            ),
            Axes.Left(area, y, ticks, v => NumberText.Percent(v, ticks.Decimals)),
            Axes.Months(area, x),
            record.Runs.Select(run =>
                Path(LinePath.Through(run.Select(m => (x.Of(m.Month), y.Of(m.Actual)))), "thread")
            ),
            record.Runs.Select(run =>
                Path(LinePath.Through(run.Select(m => (x.Of(m.Month), y.Of(m.Forecast)))), "line forecast")
            ),
            record.Months.Select(m => Mark(x, y, m)),
            Coming(x, y),
            FarthestMisses(size, area, x, y),
            Names(size, area, y)
        );
    }

    private Extent Range()
    {
        var points = record.Months.SelectMany(m => new[] { m.Actual, m.Forecast }).Append(0);
        var ends = record.Months.SelectMany(m => new[] { m.Lower, m.Upper });
        return pending is { } next
            ? Extent.Of(points.Append(next.Forecast)).StretchTo(ends.Append(next.Lower).Append(next.Upper))
            : Extent.Of(points).StretchTo(ends);
    }

    private static IEnumerable<(double X, double Low, double High)> Step(
        TimeScale x,
        LinearScale y,
        DateOnly month,
        double lower,
        double upper
    )
    {
        var half = x.MonthWidth / 2;
        yield return (x.Of(month) - half, y.Of(lower), y.Of(upper));
        yield return (x.Of(month) + half, y.Of(lower), y.Of(upper));
    }

    private static XElement Mark(TimeScale x, LinearScale y, Outcome month)
    {
        var tip =
            $"{DateText.ShortMonth(month.Month)}: actual {NumberText.Change(month.Actual)}, forecast "
            + $"{NumberText.Change(month.Forecast)}, interval {NumberText.Change(month.Lower)} to "
            + $"{NumberText.Change(month.Upper)}";
        return Dot(
            x.Of(month.Month),
            y.Of(month.Actual),
            month.Missed ? 3.6 : 2.6,
            month.Missed ? "miss" : "actual",
            tip
        );
    }

    private XElement? Coming(TimeScale x, LinearScale y)
    {
        if (pending is not { } next || !double.IsFinite(next.Forecast))
        {
            return null;
        }

        var (at, half) = (x.Of(next.Month), x.MonthWidth / 2);
        return WithTip(
            $"{DateText.ShortMonth(next.Month)}: forecast {NumberText.Change(next.Forecast)}",
            Path(LinePath.Between(Step(x, y, next.Month, next.Lower, next.Upper)), "band coming"),
            Line(at - half, y.Of(next.Forecast), at + half, y.Of(next.Forecast), "line forecast"),
            Dot(at, y.Of(next.Forecast), 4, "coming")
        );
    }

    private IEnumerable<XElement> FarthestMisses(ChartSize size, PlotArea area, TimeScale x, LinearScale y) =>
        record
            .Months.Where(m => m.Missed)
            .OrderByDescending(m => m.MissedBy)
            .Take(size.Roomy ? 3 : 1)
            .Select(m =>
            {
                var (at, above) = (x.Of(m.Month), m.Actual > m.Upper);
                var anchor =
                    at > area.Right - 70 ? "end"
                    : at < area.Left + 70 ? "start"
                    : "middle";
                return Text(
                    at,
                    y.Of(m.Actual) + (above ? -8 : 17),
                    DateText.ShortMonth(m.Month),
                    "note miss-text",
                    anchor
                );
            });

    private IEnumerable<XElement> Names(ChartSize size, PlotArea area, LinearScale y)
    {
        var last = record.Months[^1];
        var (forecast, upper) = pending is { } next ? (next.Forecast, next.Upper) : (last.Forecast, last.Upper);
        (double At, string Name, string Style)[] names =
        [
            (y.Of(last.Actual), "actual", "name actual-text"),
            (y.Of(forecast), pending is null ? "forecast" : NumberText.Change(forecast), "name forecast-text"),
            (y.Of(upper), size.Roomy ? NumberText.Level(coverage) + " interval" : "interval", "name band-text"),
        ];
        var shown = names.Where(n => !double.IsNaN(n.At)).ToArray();
        var places = LabelSpread.Apart([.. shown.Select(n => n.At + 4)], 15, area.Top + 8, area.Bottom);
        return shown.Select((n, i) => Text(area.Right + 8, places[i], n.Name, n.Style));
    }
}
