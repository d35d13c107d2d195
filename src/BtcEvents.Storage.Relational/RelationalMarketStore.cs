using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// The market store over a relational database: what it does is the same for each, down to the last bit.
/// </summary>
public abstract class RelationalMarketStore : IMarketStore, IDisposable
{
    private readonly IMarketDatabase _database;

    private protected RelationalMarketStore(IMarketDatabase database) => _database = database;

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, SeriesWritten>> UpdateAsync(
        MarketWrite write,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(write);
        SeriesUpdates.RefuseStrangers(write);
        return _database.RunAsync(
            write: true,
            async transaction =>
            {
                await KeepOriginAsync(transaction, write.Simulated);
                return await SeriesUpdates.RunAsync(transaction, write);
            },
            cancellationToken
        );
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, DateTime>> LastTimesAsync(
        string symbol,
        CancellationToken cancellationToken
    ) =>
        _database.RunAsync<IReadOnlyDictionary<string, DateTime>>(
            write: false,
            async transaction =>
            {
                var times = new Dictionary<string, DateTime>(StringComparer.Ordinal);
                foreach (var layout in SeriesLayout.For(symbol))
                {
                    if (await SeriesRows.LastTimeAsync(transaction, layout, symbol) is { } last)
                    {
                        times.Add(layout.Spec.Name, last);
                    }
                }

                return times;
            },
            cancellationToken
        );

    /// <inheritdoc />
    public Task<MarketData> ReadAsync(string symbol, DateOnly asOf, CancellationToken cancellationToken) =>
        _database.RunAsync(
            write: false,
            async transaction =>
            {
                var last = asOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                var series = new List<Series>();
                foreach (var layout in SeriesLayout.For(symbol))
                {
                    series.Add(
                        await SeriesRows.ReadAsync(
                            transaction,
                            layout,
                            symbol,
                            layout.HoldsDays ? last : last.AddDays(1)
                        )
                    );
                }

                return MarketData.Create(symbol, asOf, [.. series], await ReadOriginAsync(transaction) ?? false);
            },
            cancellationToken
        );

    /// <inheritdoc />
    public Task SaveFeaturesAsync(FeatureTable table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return WriteAsync(transaction => ResultRows.WriteFeaturesAsync(transaction, table), cancellationToken);
    }

    /// <inheritdoc />
    public Task SaveForecastAsync(StoredForecast forecast, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return WriteAsync(transaction => ForecastRows.WriteAsync(transaction, forecast), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredForecast>> ForecastsAsync(string? symbol, CancellationToken cancellationToken) =>
        ForecastsAsync(forecastId: null, symbol, cancellationToken);

    /// <inheritdoc />
    public async Task<StoredForecast?> FindForecastAsync(string forecastId, CancellationToken cancellationToken) =>
        (await ForecastsAsync(forecastId, symbol: null, cancellationToken)).SingleOrDefault();

    private Task<IReadOnlyList<StoredForecast>> ForecastsAsync(
        string? forecastId,
        string? symbol,
        CancellationToken cancellationToken
    ) =>
        _database.RunAsync<IReadOnlyList<StoredForecast>>(
            write: false,
            async transaction => await ForecastRows.ReadWithOutcomesAsync(transaction, forecastId, symbol),
            cancellationToken
        );

    /// <inheritdoc />
    public Task SaveScoresAsync(
        string symbol,
        Month month,
        Guid cycleId,
        IReadOnlyList<StoredScore> scores,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scores);
        return WriteAsync(
            transaction => ResultRows.WriteScoresAsync(transaction, symbol, month, cycleId, scores),
            cancellationToken
        );
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task WriteAsync(Func<MarketTransaction, Task> work, CancellationToken cancellationToken) =>
        _database.RunAsync(
            write: true,
            async transaction =>
            {
                await work(transaction);
                return true;
            },
            cancellationToken
        );

    /// <summary>Holds the mark's row until the end, so that writers of series wait for each other.</summary>
    private async Task KeepOriginAsync(MarketTransaction transaction, bool simulated)
    {
        if (await ReadOriginAsync(transaction, transaction.Dialect.LockRows) is null)
        {
            await using var writer = transaction.Insert(MarketSql.Origin);
            await writer.WriteAsync(1L, simulated ? 1L : 0L);
            await writer.FlushAsync();
        }

        // Asked again: two may have found nothing at once, and the mark of the first holds.
        if (await ReadOriginAsync(transaction, transaction.Dialect.LockRows) is { } origin && origin != simulated)
        {
            throw new BadInputException(
                $"{_database.Name}: the store holds {Describe(origin)} figures, and {Describe(simulated)} ones must "
                    + $"not be mixed in: use another store (btc cycle --home DIR; on servers, other databases)"
            );
        }
    }

    private static string Describe(bool simulated) => simulated ? "simulated" : "real";

    private static async Task<bool?> ReadOriginAsync(MarketTransaction transaction, string clause = "")
    {
        await using var rows = await transaction.QueryAsync(MarketSql.ReadOrigin + clause);
        return await rows.ReadAsync() ? rows.Integer(0) != 0 : null;
    }
}
