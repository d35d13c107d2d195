namespace BtcEvents.Features.Indicators;

/// <summary>Moving average convergence/divergence (Appel, Technical Analysis: Power Tools, 2005).</summary>
public static class MovingAverageConvergence
{
    /// <summary>
    /// Histogram for each close, in price units: the difference of a fast and a slow exponential average less its own
    /// exponential average. NaN until slow + signal - 1 closes are there.
    /// </summary>
    public static double[] Histogram(ReadOnlySpan<double> closes, int fast, int slow, int signal)
    {
        var difference = Averages.Exponential(closes, fast);
        var slowAverage = Averages.Exponential(closes, slow);
        for (var i = 0; i < difference.Length; i++)
        {
            difference[i] -= slowAverage[i];
        }

        var signalLine = Averages.Exponential(difference, signal);
        for (var i = 0; i < difference.Length; i++)
        {
            difference[i] -= signalLine[i];
        }

        return difference;
    }
}
