using System.Globalization;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.MariaDb;
using BtcEvents.Market;
using BtcEvents.Storage;
using BtcEvents.Storage.MySql;

namespace BtcEvents.Benchmarks.Stores;

/// <summary>A market store in a database of its own for one benchmark; dropped at the end.</summary>
internal sealed class MariaBench : IDisposable
{
    private const string InsertBar =
        "INSERT INTO btc_price_history (symbol, trade_date, spot_open, spot_high, spot_low, spot_close, spot_volume) VALUES (?, ?, ?, ?, ?, ?, ?) "
        + "ON DUPLICATE KEY UPDATE spot_open = VALUES(spot_open), spot_high = VALUES(spot_high), spot_low = VALUES(spot_low), "
        + "spot_close = VALUES(spot_close), spot_volume = VALUES(spot_volume)";

    private readonly BenchSchema _schema;
    private readonly MariaMarketStore _store;

    public MariaBench(MariaDbSettings settings)
    {
        _schema = new(settings);
        _store = new(new()
        {
            Host = settings.Host, Port = settings.Port, Database = _schema.Name, User = settings.User, Password = settings.Password,
        });
        _store.CheckAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public string Server => _schema.Connection.ServerVersion;

    /// <summary>Daily bars of the n-th made-up asset.</summary>
    public (string Symbol, Series Series) Bars(int asset, int rows)
    {
        var symbol = $"B{asset}-USD";
        var times = new DateTime[rows];
        var columns = Enumerable.Range(0, 5).Select(_ => new double[rows]).ToArray();
        for (var row = 0; row < rows; row++)
        {
            times[row] = new DateTime(1995, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(row);
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c][row] = 7000 + (1000 * Math.Sin(row * 0.01)) + c + (asset / 7.0);
            }
        }

        return (symbol, new(SeriesCatalog.For(symbol)[0], times, columns));
    }

    /// <summary>One prepared statement, one row per execution, each committed.</summary>
    public void WritePrepared((string Symbol, Series Series) bars)
    {
        using var statement = _schema.Connection.Prepare(InsertBar);
        using var values = new MariaDbParameters();
        for (var row = 0; row < bars.Series.Count; row++)
        {
            values.Clear();
            values.Add(bars.Symbol);
            values.Add(DateOnly.FromDateTime(bars.Series.Times[row]));
            foreach (var column in bars.Series.Columns)
            {
                values.Add(column[row]);
            }

            statement.Execute(values);
        }
    }

    /// <summary>What a plain program does: each row is a statement of its own with its values in the text, and a commit.</summary>
    public void WriteAsText((string Symbol, Series Series) bars)
    {
        for (var row = 0; row < bars.Series.Count; row++)
        {
            var numbers = string.Join(", ", bars.Series.Columns.Select(column => column[row].ToString("R", CultureInfo.InvariantCulture)));
            _schema.Connection.Execute(InsertBar.Replace(
                "?, ?, ?, ?, ?, ?, ?", $"'{bars.Symbol}', '{bars.Series.Times[row]:yyyy-MM-dd}', {numbers}", StringComparison.Ordinal));
        }
    }

    public Task UpsertAsync((string Symbol, Series Series) bars) =>
        _store.UpsertAsync(bars.Symbol, [bars.Series], simulated: true, CancellationToken.None);

    public async Task ReadAsync((string Symbol, Series Series) bars)
    {
        var read = await _store.ReadAsync(bars.Symbol, DateOnly.FromDateTime(bars.Series.Times[^1]), CancellationToken.None);
        if (read.Spot.Count != bars.Series.Count)
        {
            throw new InvalidOperationException($"{read.Spot.Count} rows were read instead of {bars.Series.Count}");
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _schema.Dispose();
    }
}
