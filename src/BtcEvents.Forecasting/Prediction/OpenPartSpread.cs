using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Features.Indicators;

namespace BtcEvents.Forecasting;

/// <summary>
/// How far the next month's mean lies from what its beginning lets expect, as a formula: prices that move from day to
/// day without memory, at the volatility of the time.
/// </summary>
internal static class OpenPartSpread
{
    private const string YearlyVolatility = "realised_vol_90";

    /// <summary>
    /// Standard deviation of the open part of the month after <paramref name="month"/> (an index), percentage points:
    /// <c>(close / mean) volatility sqrt((n + 1)(2n + 1) / (6n))</c> with the last close, the mean and the daily
    /// volatility, percent, of the month and the n days of the month after (Working 1960, Econometrica 28). Null where
    /// the volatility is not known yet.
    /// </summary>
    public static double? At(FeatureTable table, int month)
    {
        var steps = DaysToCome.Steps(table.Months[month].AddMonths(1).LastDay.Day, known: 0);
        var closeToMean = table.Known(month, FeatureNames.CloseToMean) ?? double.NaN;
        var spread = (1 + (closeToMean / 100)) * Daily(table, month) * steps;
        return spread > 0 ? spread : null;
    }

    /// <summary>What to tell where it is not known before a day or month.</summary>
    public static BadInputException Unknown(string symbol, string before) =>
        new(
            $"{symbol}: the price has not moved before {before}, or too few days of it are known: nothing can be said "
                + "of how far it will move"
        );

    /// <summary>Realised volatility of the last 90 days, percent a year; 1 where it is not known.</summary>
    public static double Difficulty(FeatureTable table, int month) =>
        table.Known(month, YearlyVolatility) is > 0 and var value ? value : 1;

    // Tables of before the column know the volatility of the last 90 days.
    private static double Daily(FeatureTable table, int month) =>
        table.Known(month, FeatureNames.DailyVolatility)
        ?? table.Known(month, YearlyVolatility) / Math.Sqrt(ReturnMoments.DaysPerYear)
        ?? double.NaN;
}
