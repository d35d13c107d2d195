using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>
/// The market store: series, features, forecasts, scores. Writes are idempotent, all or nothing.
/// </summary>
public interface IMarketStore
{
    /// <summary>
    /// Writes the rows of every series in one transaction, and takes out those that are gone; rows that are already
    /// there with the same values are left alone. The old values of a row that is replaced or taken out are kept in the
    /// history.
    /// </summary>
    /// <returns>What was done, by series.</returns>
    /// <exception cref="BadInputException">The store holds real figures and these are simulated, or the other way
    /// round.</exception>
    /// <exception cref="OperationCanceledException">The work was ended; nothing is written then.</exception>
    Task<IReadOnlyDictionary<string, SeriesWritten>> UpdateAsync(
        MarketWrite write,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Last time of each stored series of the symbol, by series name; what an incremental fetch goes on from.
    /// </summary>
    Task<IReadOnlyDictionary<string, DateTime>> LastTimesAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>Everything stored for the symbol that was public at the end of <paramref name="asOf"/>.</summary>
    Task<MarketData> ReadAsync(string symbol, DateOnly asOf, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the stored feature rows of (symbol, as-of date) by those of <paramref name="table"/>.
    /// </summary>
    Task SaveFeaturesAsync(FeatureTable table, CancellationToken cancellationToken);

    /// <summary>Stores a forecast under its id; the same again is harmless.</summary>
    Task SaveForecastAsync(StoredForecast forecast, CancellationToken cancellationToken);

    /// <summary>
    /// Forecasts made, oldest first; of one symbol where given. <c>Actual</c> is filled where the store knows the whole
    /// month.
    /// </summary>
    Task<IReadOnlyList<StoredForecast>> ForecastsAsync(string? symbol, CancellationToken cancellationToken);

    /// <summary>The forecast of an id, or null; <c>Actual</c> as above.</summary>
    Task<StoredForecast?> FindForecastAsync(string forecastId, CancellationToken cancellationToken);

    /// <summary>Replaces the leaderboard of (symbol, forecast month, cycle).</summary>
    Task SaveScoresAsync(
        string symbol,
        Month month,
        Guid cycleId,
        IReadOnlyList<StoredScore> scores,
        CancellationToken cancellationToken
    );
}
