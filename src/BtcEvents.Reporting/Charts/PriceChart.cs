using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Daily closes, the mean of each month as a step, and the forecast mean with its interval over the coming month.
/// </summary>
internal sealed class PriceChart(PriceHistory prices, ForecastFigures forecast, DateOnly month)
{
    private DateOnly MonthEnd => month.AddMonths(1).AddDays(-1);

    /// <summary>Draws at a size; needs at least one close.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(size.Width, size.Roomy ? 340 : 270, 52, size.Roomy ? 150 : 74, 20, 36);
        var ticks = NiceTicks.Around(Range(), 6);
        var y = area.Vertical(ticks);
        var last = prices.Closes[^1].Day is var latest && latest > MonthEnd ? latest : MonthEnd;
        var x = TimeScale.ByDay(prices.Closes[0].Day, last, area.Left, area.Right);
        return Picture(
            area,
            label,
            Axes.Left(area, y, ticks, v => Short(v, ticks)),
            Axes.Months(area, x),
            Path(LinePath.Through(prices.Closes.Select(c => (x.Of(c.Day), y.Of(c.Close)))), "thread strong"),
            prices.Months.Select(m => Mean(x, y, m)),
            Coming(x, y),
            Names(size, area, y)
        );
    }

    private Extent Range() =>
        Extent
            .Of(prices.Closes.Select(c => c.Close).Append(forecast.ImpliedMeanClose).Append(forecast.BaseMeanClose))
            .StretchTo([forecast.ImpliedLower, forecast.ImpliedUpper], 0.5);

    private string Price(double value) => NumberText.Price(value, forecast.Currency);

    private string Short(double value, NiceTicks ticks) =>
        ticks.Step >= 1000 && value != 0
            ? NumberText.InCurrency(NumberText.Plain(value / 1000, 0) + "k", forecast.Currency)
            : NumberText.InCurrency(NumberText.Plain(value, value == 0 ? 0 : ticks.Decimals), forecast.Currency);

    private XElement Mean(TimeScale x, LinearScale y, MonthMean mean) =>
        WithTip(
            $"{DateText.ShortMonth(mean.First)}: mean close {Price(mean.Close)}",
            Line(x.Of(mean.First), y.Of(mean.Close), x.Of(mean.Last), y.Of(mean.Close), "step")
        );

    private XElement? Coming(TimeScale x, LinearScale y)
    {
        var (from, to) = (x.Of(month), x.Of(MonthEnd));
        var (low, high) = (y.Of(forecast.ImpliedLower), y.Of(forecast.ImpliedUpper));
        return double.IsNaN(y.Of(forecast.ImpliedMeanClose))
            ? null
            : WithTip(
                $"{DateText.ShortMonth(month)}: forecast mean {Price(forecast.ImpliedMeanClose)}",
                double.IsNaN(low + high) ? null : Box(from, low, to, high, "band coming"),
                Line(from, y.Of(forecast.ImpliedMeanClose), to, y.Of(forecast.ImpliedMeanClose), "step forecast")
            );
    }

    private IEnumerable<XElement> Names(ChartSize size, PlotArea area, LinearScale y)
    {
        (double Value, string Name, string Style)[] names =
        [
            (forecast.ImpliedUpper, " upper end", "name band-text"),
            (forecast.ImpliedMeanClose, " forecast", "name forecast-text"),
            (forecast.BaseMeanClose, " last mean", "name actual-text"),
            (forecast.ImpliedLower, " lower end", "name band-text"),
        ];
        var shown = names.Where(n => double.IsFinite(n.Value)).ToArray();
        var places = LabelSpread.Apart([.. shown.Select(n => y.Of(n.Value) + 4)], 15, area.Top + 8, area.Bottom);
        return shown.Select(
            (n, i) => Text(area.Right + 8, places[i], Price(n.Value) + (size.Roomy ? n.Name : ""), n.Style)
        );
    }
}
