namespace BtcEvents.Features.Indicators;

/// <summary>
/// The volatility to expect of the days to come: a variance that follows the market fast (RiskMetrics 1996) and one
/// that follows it slowly, half each, so that a wild week does not stand for the whole month: the return to the mean
/// of a GARCH process without anything to fit.
/// </summary>
public static class DailyVolatility
{
    /// <summary>Weight of a day against the one after it in the fast variance.</summary>
    public const double FastDecay = 0.97;

    /// <summary>Half-life of the slow variance, days.</summary>
    public const double SlowHalfLife = 540;

    /// <summary>Daily log returns without which nothing is said.</summary>
    public const int LeastReturns = 30;

    /// <summary>
    /// Per day the standard deviation to expect of a daily log return, percent; NaN on the first days. The weights of
    /// the returns there are sum to one, so a short history is no calm one.
    /// </summary>
    /// <param name="closes">One close a day, above zero.</param>
    public static double[] Of(ReadOnlySpan<double> closes)
    {
        var slowDecay = Math.Pow(0.5, 1 / SlowHalfLife);
        var volatility = new double[closes.Length];
        var (fast, fastWeight, slow, slowWeight) = (0.0, 0.0, 0.0, 0.0);
        for (var day = 0; day < closes.Length; day++)
        {
            if (day > 0)
            {
                var change = Math.Log(closes[day] / closes[day - 1]);
                (fast, fastWeight) = ((FastDecay * fast) + (change * change), (FastDecay * fastWeight) + 1);
                (slow, slowWeight) = ((slowDecay * slow) + (change * change), (slowDecay * slowWeight) + 1);
            }

            volatility[day] =
                day < LeastReturns ? double.NaN : 100 * Math.Sqrt(((fast / fastWeight) + (slow / slowWeight)) / 2);
        }

        return volatility;
    }
}
