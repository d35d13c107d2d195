using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>The forecast that a month began with.</summary>
public static class MonthStart
{
    /// <summary>
    /// The forecast of a month in a market store, of several the newest, which forecasts now; null where there is none.
    /// </summary>
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
}
