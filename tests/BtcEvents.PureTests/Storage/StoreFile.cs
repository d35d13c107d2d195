using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Storage;
using Microsoft.Data.Sqlite;

namespace BtcEvents.PureTests.Storage;

/// <summary>A market store in a file of its own for one test, and a side door to that file.</summary>
internal sealed class StoreFile : IDisposable
{
    public const string Symbol = "BTC-USD";

    public static readonly DateOnly First = new(2019, 11, 1);
    public static readonly DateOnly Last = new(2020, 6, 30);

    private readonly TemporaryFolder _folder = new();

    public StoreFile() => Store = new(Path);

    public SqliteMarketStore Store { get; private set; }

    public string Path => _folder.File("market.db");

    public static IReadOnlyList<Series> SomeSeries(ulong seed = 3) => SimulatedMarket.Generate(seed, First, Last);

    public Task<IReadOnlyDictionary<string, int>> UpsertAsync(IReadOnlyList<Series> series, bool simulated = true) =>
        Store.UpsertAsync(Symbol, series, simulated, TestContext.Current.CancellationToken);

    public Task<MarketData> ReadAsync(DateOnly? asOf = null) => Store.ReadAsync(Symbol, asOf ?? Last, TestContext.Current.CancellationToken);

    public void Close() => Store.Dispose();

    public void Reopen()
    {
        Close();
        Store = new(Path);
    }

    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public List<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return lines;
    }

    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }
}
