using BtcEvents.Features.Indicators;
using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>
/// What a feature may look at: one month and everything before its end, nothing after. Months before the table are
/// empty: every question about them is answered with NaN.
/// </summary>
internal readonly struct MonthSample(MonthlyFrame frame, int month)
{
    /// <summary>The sample <paramref name="months"/> earlier.</summary>
    public MonthSample Back(int months) => new(frame, month - months);

    /// <summary>Mean over the days of the month.</summary>
    public double Mean(DailyColumn column) => month < 0 ? double.NaN : frame.Mean(column, month);

    /// <summary>Change of the mean against the month before, percent.</summary>
    public double MeanChange(DailyColumn column) => MonthlyMeans.Change(Back(1).Mean(column), Mean(column));

    /// <summary>Value on the last day.</summary>
    public double Last(DailyColumn column) => Past(column) is { IsEmpty: false } past ? past[^1] : double.NaN;

    /// <summary>Log return of the last value against <paramref name="months"/> earlier, percent.</summary>
    public double LogReturn(DailyColumn column, int months) =>
        PriceTrend.LogReturn(Back(months).Last(column), Last(column));

    /// <summary>Mean of the last <paramref name="days"/> days.</summary>
    public double MeanOfLast(DailyColumn column, int days) =>
        Past(column) is var past && past.Length >= days
            ? Averages.OfKnown(past[^days..], frame.Options.MinimumCoverage)
            : double.NaN;

    /// <summary>Values on the days of the month.</summary>
    public ReadOnlySpan<double> Days(DailyColumn column) =>
        month < 0 || !frame.Daily.Has(column) ? [] : frame.Daily[column][frame.Start(month)..frame.End(month)];

    /// <summary>Values from the first day known through the last day of the month.</summary>
    public ReadOnlySpan<double> Past(DailyColumn column) =>
        month < 0 || !frame.Daily.Has(column) ? [] : frame.Daily[column][..frame.End(month)];

    /// <summary>RSI(14) on the last day.</summary>
    public double RelativeStrength => OnLastDay(frame.RelativeStrength);

    /// <summary>MACD histogram on the last day, USD.</summary>
    public double MacdHistogram => OnLastDay(frame.MacdHistogram);

    /// <summary>ATR(14) on the last day, USD.</summary>
    public double TrueRange => OnLastDay(frame.TrueRange);

    /// <summary>Volatility to expect of a day, on the last day, percent.</summary>
    public double DailyVolatility => OnLastDay(frame.DailyVolatility);

    private double OnLastDay(double[] indicator) => month < 0 ? double.NaN : indicator[frame.End(month) - 1];
}
