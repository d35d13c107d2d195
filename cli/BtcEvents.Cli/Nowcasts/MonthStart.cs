using BtcEvents.Learning.Intervals;
using BtcEvents.Storage;

namespace BtcEvents.Cli.Nowcasts;

/// <summary>The forecast that a month began with.</summary>
internal static class MonthStart
{
    /// <summary>The newest forecast of a month in a market store; null where it was never forecast.</summary>
    public static async Task<StoredForecast?> FindAsync(
        IMarketStore store,
        string symbol,
        string month,
        CancellationToken cancellationToken
    ) =>
        (await store.ForecastsAsync(symbol, cancellationToken))
            .Where(forecast => forecast.Month == month)
            .MaxBy(forecast => forecast.MadeAt);

    /// <summary>
    /// What it said, as a distribution: of one of before distributions were kept, that with its interval.
    /// </summary>
    public static PredictiveDistribution DistributionOf(StoredForecast forecast) =>
        forecast.Distribution is { } kept
            ? new(forecast.ChangePercent, kept.SpreadPercent, kept.DegreesOfFreedom)
            : new(
                forecast.ChangePercent,
                (forecast.Upper - forecast.Lower) / 2 / Unit.Central(forecast.Coverage).Upper,
                PredictiveDistribution.UsualDegrees
            );

    private static PredictiveDistribution Unit => new(0, 1, PredictiveDistribution.UsualDegrees);
}
