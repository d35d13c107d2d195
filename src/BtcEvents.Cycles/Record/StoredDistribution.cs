using BtcEvents.Learning.Intervals;
using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>What a stored forecast said of other changes than its own.</summary>
public static class StoredDistribution
{
    /// <summary>
    /// What a forecast said, as a distribution: of one of before distributions were kept, that with its interval; null
    /// where that has no end.
    /// </summary>
    public static PredictiveDistribution? Of(StoredForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (forecast.Distribution is { } kept)
        {
            return new(forecast.ChangePercent, kept.SpreadPercent, kept.DegreesOfFreedom);
        }

        var unit = new PredictiveDistribution(0, 1, PredictiveDistribution.UsualDegrees);
        var spread = (forecast.Upper - forecast.Lower) / 2 / unit.Central(forecast.Coverage).Upper;
        return spread is > 0 and < double.PositiveInfinity
            ? new(forecast.ChangePercent, spread, PredictiveDistribution.UsualDegrees)
            : null;
    }
}
