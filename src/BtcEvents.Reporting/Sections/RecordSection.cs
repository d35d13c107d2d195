using System.Xml.Linq;
using BtcEvents.Reporting.Analysis;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;

namespace BtcEvents.Reporting.Sections;

/// <summary>How forecasts made without seeing the month compared with it.</summary>
/// <param name="Points">The months.</param>
/// <param name="Pending">The month that is forecast now, if any.</param>
/// <param name="Coverage">Nominal coverage of the intervals, 0 to 1.</param>
/// <param name="Simulated">True where the figures were made by a generator.</param>
internal sealed record RecordSection(
    IReadOnlyList<ForecastPoint> Points,
    ForecastPoint? Pending,
    double Coverage,
    bool Simulated
)
{
    private readonly TrackRecord _record = new(Points);

    /// <summary>The section.</summary>
    public Section Build() =>
        new(
            "record",
            "Track record",
            "Each month was forecast by a model that had seen only the months before it.",
            _record.Count == 0
                ? new Figure(
                    "history",
                    "No month has both a forecast and an outcome yet.",
                    "Actual and forecast change, percent",
                    Simulated
                ).Bare()
                : Charts(new HistoryChart(_record, Pending, Coverage))
        );

    private XElement[] Charts(HistoryChart history) => [History(history), Errors(history.Last), Scatter(), Race()];

    private XElement History(HistoryChart chart) =>
        new Figure(
            "history",
            _record.WithInterval == 0
                ? "The forecasts carry no interval."
                : $"The actual change lay inside the interval in "
                    + $"{NumberText.Of(_record.Inside, _record.WithInterval, "month")}; "
                    + $"nominal {NumberText.Level(Coverage)}.",
            "Change of the monthly mean close, percent: actual (dots; larger and red outside the interval), "
                + "forecast (line), interval (band)",
            Simulated
        ).Across(chart.Draw);

    private XElement Errors(DateOnly last) =>
        new Figure(
            "errors",
            $"In half of the months the error stayed within {NumberText.Plain(_record.MedianAbsoluteError, 1)} "
                + $"points; the largest was "
                + $"{NumberText.Signed(_record.Worst!.Error)} in {DateText.LongMonth(_record.Worst.Month)}.",
            "Forecast less actual, percentage points: above zero the forecast was too high",
            Simulated
        ).Across(new ErrorChart(_record, last).Draw);

    private XElement Scatter() =>
        new Figure(
            "scatter",
            _record.Direction.Judged == 0
                ? "No month has a direction to compare."
                : $"The sign was right in {NumberText.Of(_record.Direction.Right, _record.Direction.Judged, "month")}"
                    + (
                        double.IsNaN(_record.Correlation)
                            ? "."
                            : $"; correlation {NumberText.Plain(_record.Correlation)}."
                    ),
            "Actual over forecast change, percent; on the dashed line both agree",
            Simulated
        ).Half(new ScatterChart(_record).Draw);

    private XElement Race()
    {
        ErrorRace[] races =
        [
            .. new[]
            {
                ErrorRace.AgainstEndOfMonth(_record) ?? ErrorRace.AgainstCarry(_record),
                ErrorRace.AgainstZero(_record),
            }.OfType<ErrorRace>(),
        ];
        return new Figure(
            "race",
            "Squared error: " + string.Join(", ", races.Select(Gain)) + ".",
            "Cumulative squared error of a baseline less that of the forecasts: a rising line means that the "
                + "forecasts win",
            Simulated
        ).Half(new ErrorRaceChart(races).Draw);
    }

    private static string Gain(ErrorRace race) =>
        double.IsNaN(race.Gain)
            ? $"{race.Baseline} never erred"
            : $"{NumberText.Percent(Math.Abs(100 * race.Gain), 1)} {(race.Gain < 0 ? "higher" : "lower")} than that "
                + $"of {race.Baseline}";
}
