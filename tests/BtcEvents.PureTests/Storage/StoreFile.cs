using BtcEvents.PureTests.Sources;
using BtcEvents.Storage.Relational;
using BtcEvents.Storage.Sqlite;
using BtcEvents.StoreContract;
using Microsoft.Data.Sqlite;

namespace BtcEvents.PureTests.Storage;

/// <summary>A market store in a file of its own for one test, and a side door to that file.</summary>
internal sealed class StoreFile : StoreUnderTest
{
    private readonly TemporaryFolder _folder = new();

    public override string Name => Path;

    public string Path => _folder.File("market.db");

    public override RelationalMarketStore OpenAnother() => new SqliteMarketStore(Path);

    public override void RefuseUpdates(string table) =>
        Execute($"CREATE TRIGGER refuse BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'disk full'); END");

    public override void MakeSecondVersion(string madeAt) =>
        Execute($"UPDATE forecasts SET made_at = '{madeAt}'; DELETE FROM schema_version WHERE version > 2");

    public override void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override List<string> Query(string sql)
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

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }
}
