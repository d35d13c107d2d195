using BtcEvents.Features;
using BtcEvents.Market;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage;

/// <summary>
/// The market store in one SQLite file, made on first use. Safe for several threads and processes: writers wait for
/// each other, readers see the last finished write.
/// </summary>
/// <remarks>
/// Every call throws <see cref="InvalidDataException"/>, naming the file, where it is damaged or is something else;
/// such a file is not touched.
/// </remarks>
public sealed class SqliteMarketStore(string path) : IMarketStore, IDisposable
{
    private readonly SqliteMarketDatabase _database = new(path);

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
            connection =>
            {
                KeepOrigin(connection, simulated);
                return series.ToDictionary(
                    s => s.Spec.Name,
                    s => SqliteSeriesRows.Upsert(connection, layouts[s.Spec.Name], symbol, s, cancellationToken),
                    StringComparer.Ordinal);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, DateTime>> LastTimesAsync(string symbol, CancellationToken cancellationToken) =>
        _database.RunAsync<IReadOnlyDictionary<string, DateTime>>(
            write: false,
            connection => SeriesLayout.For(symbol)
                .Select(l => (l.Spec.Name, Time: SqliteSeriesRows.LastTime(connection, l, symbol)))
                .Where(l => l.Time is not null)
                .ToDictionary(l => l.Name, l => l.Time!.Value, StringComparer.Ordinal),
            cancellationToken);

    /// <inheritdoc />
    public Task<MarketData> ReadAsync(string symbol, DateOnly asOf, CancellationToken cancellationToken) =>
        _database.RunAsync(
            write: false,
            connection =>
            {
                var last = asOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
                var series = SeriesLayout.For(symbol).Select(l =>
                    SqliteSeriesRows.Read(connection, l, symbol, l.HoldsDays ? last : last.AddDays(1).AddTicks(-1)));
                return MarketData.Create(symbol, asOf, [.. series], ReadOrigin(connection) ?? false);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task SaveFeaturesAsync(FeatureTable table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        return WriteAsync(connection => SqliteResultRows.WriteFeatures(connection, table), cancellationToken);
    }

    /// <inheritdoc />
    public Task SaveForecastAsync(StoredForecast forecast, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        return WriteAsync(connection => SqliteForecastRows.Write(connection, forecast), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredForecast>> ForecastsAsync(string? symbol, CancellationToken cancellationToken) =>
        _database.RunAsync<IReadOnlyList<StoredForecast>>(
            write: false,
            connection =>
            {
                var forecasts = SqliteForecastRows.Read(connection, forecastId: null, symbol);
                var closes = forecasts.Select(f => f.Symbol).Distinct(StringComparer.Ordinal)
                    .ToDictionary(s => s, s => new MonthlyCloses(SqliteSeriesRows.Closes(connection, s)), StringComparer.Ordinal);
                return [.. forecasts.Select(f => f with { Actual = closes[f.Symbol].ChangeOf(Month.Parse(f.Month)) })];
            },
            cancellationToken);

    /// <inheritdoc />
    public Task SaveScoresAsync(string symbol, Month month, Guid cycleId, IReadOnlyList<StoredScore> scores, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return WriteAsync(connection => SqliteResultRows.WriteScores(connection, symbol, month, cycleId, scores), cancellationToken);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();

    private Task WriteAsync(Action<SqliteConnection> work, CancellationToken cancellationToken) => _database.RunAsync(
        write: true,
        connection =>
        {
            work(connection);
            return true;
        },
        cancellationToken);

    private void KeepOrigin(SqliteConnection connection, bool simulated)
    {
        var origin = ReadOrigin(connection);
        if (origin is null)
        {
            using var write = new SqliteStatement(connection, MarketSql.WriteOrigin, "simulated").Bind(simulated ? 1 : 0);
            write.Execute();
        }
        else if (origin != simulated)
        {
            throw new BadInputException(
                $"{path}: the store holds {Describe(origin.Value)} figures, and {Describe(simulated)} ones must not be mixed in: use another store");
        }
    }

    private static string Describe(bool simulated) => simulated ? "simulated" : "real";

    private static bool? ReadOrigin(SqliteConnection connection)
    {
        using var statement = new SqliteStatement(connection, MarketSql.ReadOrigin);
        return statement.Scalar() is long value ? value != 0 : null;
    }
}
