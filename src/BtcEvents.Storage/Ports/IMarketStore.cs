using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>
/// The market store: series, features, forecasts, scores. Writes are idempotent upserts, all or nothing.
/// </summary>
public interface IMarketStore
{
    /// <summary>
    /// Writes every row of <paramref name="series"/> in one transaction; per series, how many rows were new or
    /// different. Rows that are already there with the same values are not counted. A row that the store has and the
    /// source no longer has stays.
    /// </summary>
    /// <param name="symbol">What is forecast.</param>
    /// <param name="series">Series of the symbol's catalogue.</param>
    /// <param name="simulated">True where the figures come from the project's own generator; read back in
    /// <see cref="MarketData.Simulated"/>.</param>
    /// <param name="cancellationToken">Ends the work; nothing is written then.</param>
    /// <exception cref="BadInputException">The store holds real figures and these are simulated, or the other way
    /// round.</exception>
    Task<IReadOnlyDictionary<string, int>> UpsertAsync(
        string symbol,
        IReadOnlyList<Series> series,
        bool simulated,
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
