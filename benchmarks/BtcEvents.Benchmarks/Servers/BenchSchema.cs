using System.Globalization;
using BtcEvents.Storage.MySql;
using MySqlConnector;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>A database of its own on MariaDB for one benchmark; dropped at the end.</summary>
internal sealed class BenchSchema : IDisposable
{
    /// <summary>Makes it; a benchmark that needs several at once tells them apart by <paramref name="name"/>.</summary>
    public BenchSchema(MariaDbOptions options, string name = "bench")
    {
        Name = $"{options.Database}_{name}";
        Connection = new(
            new MySqlConnectionStringBuilder
            {
                Server = options.Host,
                Port = (uint)options.Port,
                Database = options.Database,
                UserID = options.User,
                Password = options.Password,
                SslMode = MySqlSslMode.None,
            }.ConnectionString
        );
        Connection.Open();
        Execute($"DROP DATABASE IF EXISTS {Name}"); // of a run that was killed
        Execute($"CREATE DATABASE {Name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        Execute($"USE {Name}");
    }

    /// <summary>Name of the database.</summary>
    public string Name { get; }

    /// <summary>A connection to it.</summary>
    public MySqlConnection Connection { get; }

    /// <summary>What the environment says of the server.</summary>
    public static MariaDbOptions FromEnvironment()
    {
        static string Of(string key) =>
            Environment.GetEnvironmentVariable("BTC_MARIADB__" + key)
            ?? throw new InvalidOperationException($"BTC_MARIADB__{key} is not set");
        return new()
        {
            Host = Of("HOST"),
            Port = int.Parse(Of("PORT")),
            Database = Of("DATABASE"),
            User = Of("USER"),
            Password = Of("PASSWORD"),
        };
    }

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql)
    {
        using var command = new MySqlCommand(sql, Connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The first cell of a query.</summary>
    public string Ask(string sql)
    {
        using var command = new MySqlCommand(sql, Connection);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    public void Dispose()
    {
        Execute($"DROP DATABASE {Name}");
        Connection.Dispose();
    }
}
