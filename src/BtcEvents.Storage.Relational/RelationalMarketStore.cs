using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>The market store over a relational database: what it does is the same for each, down to the last bit.</summary>
public abstract class RelationalMarketStore : IMarketStore, IDisposable
{
    private readonly IMarketDatabase _database;

    private protected RelationalMarketStore(IMarketDatabase database) => _database = database;

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, int>> UpsertAsync(string symbol, IReadOnlyList<Series> series, bool simulated, CancellationToken cancellationToken)
    {
        var layouts = SeriesLayout.For(symbol).ToDictionary(l => l.Spec.Name, StringComparer.Ordinal);
        foreach (var stranger in series.Where(s => !layouts.TryGetValue(s.Spec.Name, out var own) || own.Columns.Length != s.Columns.Length))
        {
            throw new ArgumentException($"{stranger.Spec.Name}: not a series of {symbol} as the catalogue has it", nameof(series));
        }

        return _database.RunAsync<IReadOnlyDictionary<string, int>>(
            write: true,
            transaction =>
            {
                KeepOrigin(transaction, simulated);
                return series.ToDictionary(
                    s => s.Spec.Name,
                    s => SeriesRows.Upsert(transaction, layouts[s.Spec.Name], symbol, s, cancellationToken),
                    StringComparer.Ordinal);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, DateTime>> LastTimesAsync(string symbol, CancellationToken cancellationToken) =>
        _database.RunAsync<IReadOnlyDictionary<string, DateTime>>(
            write: false,
            transaction => SeriesLayout.For(symbol)
                .Select(l => (l.Spec.Name, Time: SeriesRows.LastTime(transaction, l, symbol)))
                .Where(l => l.Time is not null)
                .ToDictionary(l => l.Name, l => l.Time!.Value, StringComparer.Ordinal),
            cancellationToken);

    /// <inheritdoc />
    public Task<MarketData> ReadAsync(string symbol, DateOnly asOf, CancellationToken cancellationToken) =>
        _database.RunAsync(
            write: false,
            transaction =>
            {
                var last = asOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                var series = SeriesLayout.For(symbol).Select(l =>
                    SeriesRows.Read(transaction, l, symbol, l.HoldsDays ? last : last.AddDays(1)));
                return MarketData.Create(symbol, asOf, [.. series], ReadOrigin(transaction) ?? false);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task SaveFeaturesAsync(FeatureTable table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return WriteAsync(transaction => ResultRows.WriteFeatures(transaction, table), cancellationToken);
    }

    /// <inheritdoc />
    public Task SaveForecastAsync(StoredForecast forecast, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return WriteAsync(transaction => ForecastRows.Write(transaction, forecast), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredForecast>> ForecastsAsync(string? symbol, CancellationToken cancellationToken) =>
        _database.RunAsync<IReadOnlyList<StoredForecast>>(
            write: false,
            transaction =>
            {
                var forecasts = ForecastRows.Read(transaction, forecastId: null, symbol);
                var closes = forecasts.Select(f => f.Symbol).Distinct(StringComparer.Ordinal)
                    .ToDictionary(s => s, s => new MonthlyCloses(SeriesRows.Closes(transaction, s)), StringComparer.Ordinal);
                return [.. forecasts.Select(f => f with { Actual = closes[f.Symbol].ChangeOf(Month.Parse(f.Month)) })];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task SaveScoresAsync(string symbol, Month month, Guid cycleId, IReadOnlyList<StoredScore> scores, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return WriteAsync(transaction => ResultRows.WriteScores(transaction, symbol, month, cycleId, scores), cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task WriteAsync(Action<IMarketTransaction> work, CancellationToken cancellationToken) => _database.RunAsync(
        write: true,
        transaction =>
        {
            work(transaction);
            return true;
        },
        cancellationToken);

    /// <summary>Holds the mark's row until the end, so that writers of series wait for each other.</summary>
    private void KeepOrigin(IMarketTransaction transaction, bool simulated)
    {
        if (ReadOrigin(transaction, transaction.Dialect.LockRows) is null)
        {
            using var writer = transaction.Insert(MarketSql.Origin);
            writer.Write(1L, simulated ? 1L : 0L);
            writer.Flush();
        }

        // Asked again: two may have found nothing at once, and the mark of the first holds.
        if (ReadOrigin(transaction, transaction.Dialect.LockRows) is { } origin && origin != simulated)
        {
            throw new BadInputException(
                $"{_database.Name}: the store holds {Describe(origin)} figures, and {Describe(simulated)} ones must not be mixed in: use another store");
        }
    }

    private static string Describe(bool simulated) => simulated ? "simulated" : "real";

    private static bool? ReadOrigin(IMarketTransaction transaction, string clause = "")
    {
        using var rows = transaction.Query(MarketSql.ReadOrigin + clause);
        return rows.Read() ? rows.Integer(0) != 0 : null;
    }
}
