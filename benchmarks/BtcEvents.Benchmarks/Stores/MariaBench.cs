using System.Globalization;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Market;
using BtcEvents.Storage.MySql;
using MySqlConnector;

namespace BtcEvents.Benchmarks.Stores;

/// <summary>A market store in a database of its own for one benchmark; dropped at the end.</summary>
internal sealed class MariaBench : IDisposable
{
    private const string InsertBar =
        "INSERT INTO btc_price_history (symbol, trade_date, spot_open, spot_high, spot_low, spot_close, "
        + "spot_volume) VALUES (?, ?, ?, ?, ?, ?, ?) "
        + "ON DUPLICATE KEY UPDATE spot_open = VALUES(spot_open), spot_high = VALUES(spot_high), spot_low = "
        + "VALUES(spot_low), "
        + "spot_close = VALUES(spot_close), spot_volume = VALUES(spot_volume)";

    private readonly BenchSchema _schema;
    private readonly MySqlMarketStore _store;

    public MariaBench(MariaDbOptions options)
    {
        _schema = new(options);
        options.Database = _schema.Name;
        _store = new(options);
        _store.CheckAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public string Server => _schema.Connection.ServerVersion;

    /// <summary>Where the server's data are, and whether a commit waits for the disk.</summary>
    public string Disk
    {
        get
        {
            var folder = _schema.Ask("SELECT @@datadir");
            var system = Directory.Exists(folder) ? new DriveInfo(folder).DriveFormat : "elsewhere";
            var waits = _schema.Ask("SELECT @@innodb_flush_log_at_trx_commit") == "1";
            return $"data on {system}, a commit {(waits ? "waits for the disk" : "does NOT wait for the disk")}";
        }
    }

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
        using var statement = new MySqlCommand(InsertBar, _schema.Connection);
        foreach (
            var value in (object[])[bars.Symbol, DateOnly.MinValue, .. bars.Series.Columns.Select(_ => (object)0.0)]
        )
        {
            statement.Parameters.Add(new MySqlParameter { Value = value });
        }

        statement.Prepare();
        for (var row = 0; row < bars.Series.Count; row++)
        {
            statement.Parameters[1].Value = DateOnly.FromDateTime(bars.Series.Times[row]);
            for (var column = 0; column < bars.Series.Columns.Length; column++)
            {
                statement.Parameters[column + 2].Value = bars.Series.Columns[column][row];
            }

            statement.ExecuteNonQuery();
        }
    }

    /// <summary>
    /// What a plain program does: each row is a statement of its own with its values in the text, and a commit.
    /// </summary>
    public void WriteAsText((string Symbol, Series Series) bars)
    {
        for (var row = 0; row < bars.Series.Count; row++)
        {
            var numbers = string.Join(
                ", ",
                bars.Series.Columns.Select(column => column[row].ToString("R", CultureInfo.InvariantCulture))
            );
            _schema.Execute(
                InsertBar.Replace(
                    "?, ?, ?, ?, ?, ?, ?",
                    $"'{bars.Symbol}', '{bars.Series.Times[row]:yyyy-MM-dd}', {numbers}",
                    StringComparison.Ordinal
                )
            );
        }
    }

    public Task UpsertAsync((string Symbol, Series Series) bars) =>
        _store.UpdateAsync(
            new()
            {
                Symbol = bars.Symbol,
                AsOf = DateOnly.FromDateTime(bars.Series.Times[^1]),
                Series = [new(bars.Series)],
                Simulated = true,
                Cause = "benchmark",
                At = DateTimeOffset.UnixEpoch,
            },
            CancellationToken.None
        );

    public async Task ReadAsync((string Symbol, Series Series) bars)
    {
        var read = await _store.ReadAsync(
            bars.Symbol,
            DateOnly.FromDateTime(bars.Series.Times[^1]),
            CancellationToken.None
        );
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
