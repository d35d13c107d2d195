using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>Every month in figures, for those who want to check.</summary>
internal static class MonthSection
{
    /// <summary>The section.</summary>
    public static Section Of(IReadOnlyList<ForecastPoint> points, bool simulated) =>
        new(
            "months",
            "All months",
            "Percent; the error is forecast less actual, in percentage points.",
            Fold(
                points.Count,
                Table(simulated, points.Any(p => p.Model.Length > 0)).Of([.. points.OrderBy(p => p.Month)])
            )
        );

    /// <summary>Open, so that paper shows it; a reader may fold it away.</summary>
    private static XElement Fold(int count, XElement table) =>
        El("details", At("open", "open"), El("summary", NumberText.Count(count, "month")), table);

    private static DataTable<ForecastPoint> Table(bool simulated, bool models)
    {
        List<Column<ForecastPoint>> columns =
        [
            new("Month", p => DateText.ShortMonth(p.Month)),
            new("Actual", p => Number(p.Actual), true),
            new("Forecast", p => Number(p.Forecast), true),
            new("Lower", p => Number(p.Lower), true),
            new("Upper", p => Number(p.Upper), true),
            new("Error", p => Number(p.Forecast - p.Actual), true),
            new("Interval", Verdict),
        ];
        if (models)
        {
            columns.Add(new("Model", p => p.Model));
        }

        return new("Forecast and outcome by month", simulated, [.. columns]);
    }

    private static XElement Number(double? value) => Value(value, v => NumberText.Signed(v));

    private static XElement? Verdict(ForecastPoint point) =>
        point.Actual is not { } actual
        || double.IsNaN(actual + 0 * point.Forecast)
        || double.IsNaN(point.Lower)
        || double.IsNaN(point.Upper)
            ? null
        : actual < point.Lower || actual > point.Upper ? Tag("outside", "bad")
        : Tag("inside", "quiet");
}
