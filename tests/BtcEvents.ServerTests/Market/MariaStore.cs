using System.Globalization;
using BtcEvents.ServerTests.Support;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.Relational;
using BtcEvents.StoreContract;
using MySqlConnector;

namespace BtcEvents.ServerTests.Market;

/// <summary>A market store in a database of its own for one test, and a side door to that database.</summary>
internal sealed class MariaStore : StoreUnderTest
{
    private static int _count;

    private readonly Servers _servers;
    private readonly string _database = $"btc_events_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";

    public MariaStore(Servers servers)
    {
        _servers = servers;
        using var connection = Connect(servers["MARIADB__DATABASE"]);
        Run(connection, $"CREATE DATABASE {_database} CHARACTER SET utf8mb4");
    }

    public override string Name => $"database '{_database}' of MariaDB at {Options().Address}";

    public MariaDbOptions Options() =>
        new()
        {
            Host = _servers["MARIADB__HOST"],
            Port = int.Parse(_servers["MARIADB__PORT"], CultureInfo.InvariantCulture),
            Database = _database,
            User = _servers["MARIADB__USER"],
            Password = _servers["MARIADB__PASSWORD"],
        };

    public override RelationalMarketStore OpenAnother() => Open();

    public MySqlMarketStore Open(bool migrate = true) => new(Options(), migrate);

    public override void RefuseUpdates(string table) =>
        Execute(
            $"CREATE TRIGGER refuse BEFORE UPDATE ON {table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT "
                + $"= 'disk full'"
        );

    public override void MakeSecondVersion(string madeAt)
    {
        Execute("ALTER TABLE forecasts MODIFY made_at VARCHAR(40) NOT NULL");
        Execute($"UPDATE forecasts SET made_at = '{madeAt}'");
        Execute("DELETE FROM schema_version WHERE version > 2");
    }

    public override void Execute(string sql)
    {
        using var connection = Connect();
        Run(connection, sql);
    }

    public override List<string> Query(string sql)
    {
        using var connection = Connect();
        return Lines(connection, sql);
    }

    /// <summary>What a store on the options fails with.</summary>
    public static async Task<T> RefusedAsync<T>(MariaDbOptions options)
        where T : Exception
    {
        using var store = new MySqlMarketStore(options);
        return await Assert.ThrowsAsync<T>(() => store.CheckAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Lines of a query on a connection, cells with a bar between.</summary>
    public static List<string> Lines(MySqlConnection connection, string sql)
    {
        using var command = new MySqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(c => Cell(reader.GetValue(c)))));
        }

        return lines;
    }

    /// <summary>Runs a statement on a connection.</summary>
    public static void Run(MySqlConnection connection, string sql)
    {
        using var command = new MySqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public MySqlConnection Connect() => Connect(_database);

    public override void Dispose()
    {
        base.Dispose();
        using var connection = Connect(_servers["MARIADB__DATABASE"]);
        Run(connection, $"DROP DATABASE {_database}");
    }

    private MySqlConnection Connect(string database)
    {
        var options = Options();
        options.Database = database;
        var connection = new MySqlConnection(options.ToConnectionString() + ";Pooling=False");
        connection.Open();
        return connection;
    }

    private static string Cell(object? value) =>
        value switch
        {
            DBNull => "",
            DateTime time when time.TimeOfDay == TimeSpan.Zero => time.ToString(
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture
            ),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
