namespace BtcEvents.Features.Indicators;

/// <summary>Moments of daily log returns.</summary>
public static class ReturnMoments
{
    /// <summary>Days of trading a year of an asset that trades every day.</summary>
    public const int DaysPerYear = 365;

    /// <summary>
    /// Sample standard deviation of the last <paramref name="window"/> daily log returns, annualised, percent; NaN
    /// where there are fewer than window + 1 closes.
    /// </summary>
    public static double RealisedVolatility(ReadOnlySpan<double> closes, int window)
    {
        if (closes.Length <= window)
        {
            return double.NaN;
        }

        var (second, _) = CentralSums(closes[^(window + 1)..]);
        return 100 * Math.Sqrt(second / (window - 1) * DaysPerYear);
    }

    /// <summary>
    /// Skewness (third central moment over the second to the power 3/2) of the last <paramref name="window"/> daily
    /// log returns; NaN where there are fewer than window + 1 closes or the price has not moved.
    /// </summary>
    public static double Skewness(ReadOnlySpan<double> closes, int window)
    {
        if (closes.Length <= window)
        {
            return double.NaN;
        }

        var (second, third) = CentralSums(closes[^(window + 1)..]);
        var variance = second / window;
        return third / window / Math.Pow(variance, 1.5);
    }

    private static (double Second, double Third) CentralSums(ReadOnlySpan<double> closes)
    {
        // Log returns add up, so their mean needs only the ends.
        var count = closes.Length - 1;
        var mean = Math.Log(closes[^1] / closes[0]) / count;
        var (second, third) = (0.0, 0.0);
        for (var i = 1; i < closes.Length; i++)
        {
            var deviation = Math.Log(closes[i] / closes[i - 1]) - mean;
            second += deviation * deviation;
            third += deviation * deviation * deviation;
        }

        return (second, third);
    }
}
