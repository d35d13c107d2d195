using BtcEvents.Learning.Intervals;
using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>The forecast that a month began with.</summary>
public static class MonthStart
{
    /// <summary>The newest forecast of a month in a market store; null where it was never forecast.</summary>
    public static async Task<StoredForecast?> FindAsync(
        IMarketStore store,
        string symbol,
        string month,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        return (await store.ForecastsAsync(symbol, cancellationToken))
            .Where(forecast => forecast.Month == month)
            .MaxBy(forecast => forecast.MadeAt);
    }

    /// <summary>
    /// What a forecast said, as a distribution: of one of before distributions were kept, that with its interval; null
    /// where that has no end.
    /// </summary>
    public static PredictiveDistribution? DistributionOf(StoredForecast forecast)
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
