using System.Runtime.InteropServices;

namespace BtcEvents.Features.Indicators;

/// <summary>Bollinger bands on one day (Bollinger on Bollinger Bands, 2001).</summary>
/// <param name="Middle">Plain moving average.</param>
/// <param name="HalfWidth">Distance of a band from the middle.</param>
/// <param name="Close">The newest close.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BollingerBands(double Middle, double HalfWidth, double Close)
{
    /// <summary>Upper less lower band, percent of the middle.</summary>
    public double Width => 200 * HalfWidth / Middle;

    /// <summary>Where the close stands: 0 on the lower band, 1 on the upper; NaN where the bands coincide.</summary>
    public double PercentB => HalfWidth > 0 ? ((Close - Middle) / (2 * HalfWidth)) + 0.5 : double.NaN;

    /// <summary>
    /// Bands over the last <paramref name="window"/> closes, <paramref name="deviations"/> population standard
    /// deviations wide (as Bollinger defines them); all NaN where there are fewer closes.
    /// </summary>
    public static BollingerBands Of(ReadOnlySpan<double> closes, int window, double deviations)
    {
        if (closes.Length < window)
        {
            return new(double.NaN, double.NaN, double.NaN);
        }

        var middle = Averages.Simple(closes, window);
        var squares = 0.0;
        foreach (var close in closes[^window..])
        {
            squares += (close - middle) * (close - middle);
        }

        return new(middle, deviations * Math.Sqrt(squares / window), closes[^1]);
    }
}
