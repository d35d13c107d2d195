using BtcEvents.Features;

namespace BtcEvents.Forecasting;

/// <summary>How hard a month is to forecast: realised volatility of the last 90 days, percent a year.</summary>
internal static class ForecastDifficulty
{
    private const string Volatility = "realised_vol_90";

    /// <summary>Difficulty at the end of a month; 1, a constant, where the volatility is not known.</summary>
    public static double At(FeatureTable table, int month) =>
        table.IndexOf(Volatility) is >= 0 and var column && table.Rows[month][column] is > 0 and var value ? value : 1;
}
