namespace BtcEvents.Features.Indicators;

/// <summary>Direction of prices over a window.</summary>
public static class PriceTrend
{
    /// <summary>Log return from one price to another, percent.</summary>
    public static double LogReturn(double from, double to) => 100 * Math.Log(to / from);

    /// <summary>Percent by which <paramref name="value"/> lies above <paramref name="reference"/>.</summary>
    public static double PercentAbove(double value, double reference) => 100 * ((value / reference) - 1);

    /// <summary>
    /// Slope of the least-squares line through the logs of the prices against their position, percent per day; NaN
    /// for fewer than two prices.
    /// </summary>
    public static double LogSlope(ReadOnlySpan<double> prices)
    {
        var centre = (prices.Length - 1) / 2.0;
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < prices.Length; i++)
        {
            var offset = i - centre;
            products += offset * Math.Log(prices[i]);
            squares += offset * offset;
        }

        return 100 * products / squares;
    }

    /// <summary>
    /// Distance of the last close below the highest of the last <paramref name="window"/> closes, percent (zero at a
    /// high, negative below); NaN where there are fewer closes.
    /// </summary>
    public static double Drawdown(ReadOnlySpan<double> closes, int window)
    {
        if (closes.Length < window)
        {
            return double.NaN;
        }

        var high = double.NegativeInfinity;
        foreach (var close in closes[^window..])
        {
            high = Math.Max(high, close);
        }

        return PercentAbove(closes[^1], high);
    }
}
