using BtcEvents.Features;
using BtcEvents.Learning.Intervals;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>
/// Corrects the formula of <see cref="OpenPartSpread"/> by what the errors of the past were in units of it
/// (<see cref="ShrunkScale"/>): those of the forecaster on the months it was judged on, and before them those of the
/// last close alone, so that a short history of judged months does not stand for the market.
/// </summary>
internal sealed class SpreadCalibration
{
    private readonly FeatureTable _table;

    // Per month of the table the error of what followed it, in units of its spread; NaN where there is none.
    private readonly double[] _standardised;

    /// <param name="table">The months, with what followed each.</param>
    /// <param name="judged">Forecast month and error, actual less forecast, percent.</param>
    public SpreadCalibration(FeatureTable table, IEnumerable<(string Month, double Error)> judged)
    {
        _table = table;
        var anchor = table.IndexOf(FeatureNames.CloseToMean);
        _standardised =
        [
            .. Enumerable
                .Range(0, table.Months.Length)
                .Select(i => (table.Target[i] - table.Rows[i][anchor]) / OpenPartSpread.At(table, i) ?? double.NaN),
        ];
        foreach (var (month, error) in judged)
        {
            if (RowBefore(month) is >= 0 and var row && row < _standardised.Length)
            {
                _standardised[row] = error / OpenPartSpread.At(table, row) ?? double.NaN;
            }
        }
    }

    /// <summary>
    /// Standard deviation to expect of a forecast month's error from what was known when it began, percentage points;
    /// null where it cannot be said.
    /// </summary>
    public double? Of(string forecastMonth) =>
        RowBefore(forecastMonth) is >= 0 and var row && OpenPartSpread.At(_table, row) is { } spread
            ? spread
                * ShrunkScale.Of(
                    _standardised.Take(row).Where(double.IsFinite),
                    ShrunkScale.UsualPrior,
                    PredictiveDistribution.UsualDegrees
                )
            : null;

    private int RowBefore(string forecastMonth) => Month.Parse(forecastMonth).AddMonths(-1).Since(_table.Months[0]);
}
