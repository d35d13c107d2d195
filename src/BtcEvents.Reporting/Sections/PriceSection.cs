using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;

namespace BtcEvents.Reporting.Sections;

/// <summary>Where the forecast stands in the price.</summary>
internal static class PriceSection
{
    /// <summary>The section.</summary>
    public static Section Of(CycleReport report)
    {
        var prices = new PriceHistory(report.Prices);
        var figure = new Figure(
            "price-chart",
            Reading(prices, report),
            "Daily close (thin), mean of each month (steps) and forecast mean with its interval (box), "
                + report.Forecast.Currency,
            report.Simulated
        );
        return new(
            "price",
            "Price",
            "The forecast is about the mean of a whole month, not about the last day of it.",
            prices.Closes.Count == 0
                ? figure.Bare()
                : figure.Across(new PriceChart(prices, report.Forecast, report.Month).Draw)
        );
    }

    private static string Reading(PriceHistory prices, CycleReport report)
    {
        if (prices.Closes.Count == 0)
        {
            return "No daily prices were given.";
        }

        var last = prices.Closes[^1];
        var ratio = 100 * ((last.Close / report.Forecast.BaseMeanClose) - 1);
        var close =
            $"The last close, {NumberText.Price(last.Close, report.Forecast.Currency)} on {DateText.Day(last.Day)}";
        return !double.IsFinite(ratio)
            ? close + "."
            : $"{close}, stands {NumberText.Percent(Math.Abs(ratio), 1)} "
                + $"{(ratio < 0 ? "below" : "above")} the mean of {DateText.LongMonth(report.Month.AddMonths(-1))}.";
    }
}
