namespace BtcEvents.PureTests.Features;

/// <summary>
/// Indicators on the last of some prices, written out from their definitions; NaN where there are too few.
/// </summary>
internal static class NaiveIndicators
{
    public static double Rsi(double[] closes, int period)
    {
        var steps = closes.Skip(1).Zip(closes, (now, before) => now - before).ToArray();
        var gain = Smoothed([.. steps.Select(s => s > 0 ? s : 0)], period);
        var loss = Smoothed([.. steps.Select(s => s < 0 ? -s : 0)], period);
        return 100 - (100 / (1 + (gain / loss)));
    }

    /// <summary>Weights of the past written out, percent.</summary>
    public static double DailyVolatility(double[] closes)
    {
        var returns = closes.Skip(1).Zip(closes, (now, before) => Math.Log(now) - Math.Log(before)).ToArray();
        double Variance(double decay)
        {
            double[] weights = [.. returns.Select((_, i) => Math.Pow(decay, returns.Length - 1 - i))];
            return returns.Select((r, i) => weights[i] * r * r).Sum() / weights.Sum();
        }

        return returns.Length < 30
            ? double.NaN
            : 100 * Math.Sqrt((Variance(0.97) + Variance(Math.Pow(0.5, 1 / 540.0))) / 2);
    }

    public static double Atr(double[] high, double[] low, double[] close, int period) =>
        Smoothed(
            [
                .. Enumerable
                    .Range(1, Math.Max(0, close.Length - 1))
                    .Select(i =>
                        new[]
                        {
                            high[i] - low[i],
                            Math.Abs(high[i] - close[i - 1]),
                            Math.Abs(low[i] - close[i - 1]),
                        }.Max()
                    ),
            ],
            period
        );

    public static double MacdHistogram(double[] closes)
    {
        var lines = Enumerable
            .Range(26, Math.Max(0, closes.Length - 25))
            .Select(n => Ema(closes[..n], 12) - Ema(closes[..n], 26))
            .ToArray();
        return lines.Length < 9 ? double.NaN : lines[^1] - Ema(lines, 9);
    }

    public static double Ema(double[] values, int period)
    {
        var alpha = 2.0 / (period + 1);
        return values
            .Skip(period)
            .Aggregate(values.Take(period).Average(), (ema, value) => (alpha * value) + ((1 - alpha) * ema));
    }

    public static double Deviation(double[] values) =>
        Math.Sqrt(values.Select(v => (v - values.Average()) * (v - values.Average())).Average());

    public static double PercentB(double[] closes)
    {
        var (middle, band) = (closes.Average(), 2 * Deviation(closes));
        return (closes[^1] - (middle - band)) / (2 * band);
    }

    public static double Volatility(double[] closes)
    {
        var returns = Returns(closes);
        return returns.Length == 0
            ? double.NaN
            : 100 * Deviation(returns) * Math.Sqrt(365.0 * returns.Length / (returns.Length - 1));
    }

    public static double Skew(double[] closes)
    {
        var returns = Returns(closes);
        return returns.Length == 0
            ? double.NaN
            : returns.Select(r => Math.Pow((r - returns.Average()) / Deviation(returns), 3)).Average();
    }

    public static double Slope(double[] prices)
    {
        // Normal equations with an intercept, unlike the centred form of the code under test.
        var (n, x) = (prices.Length, Enumerable.Range(1, prices.Length).Select(i => (double)i).ToArray());
        var y = prices.Select(p => Math.Log(p)).ToArray();
        var sumXy = x.Zip(y, (a, b) => a * b).Sum();
        return 100 * ((n * sumXy) - (x.Sum() * y.Sum())) / ((n * x.Sum(a => a * a)) - (x.Sum() * x.Sum()));
    }

    private static double[] Returns(double[] closes) =>
        [.. closes.Skip(1).Zip(closes, (now, before) => Math.Log(now) - Math.Log(before))];

    private static double Smoothed(double[] values, int period) =>
        values.Length < period
            ? double.NaN
            : values
                .Skip(period)
                .Aggregate(
                    values.Take(period).Average(),
                    (average, value) => ((average * (period - 1)) + value) / period
                );
}
