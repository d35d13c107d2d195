using BtcEvents.MariaDb;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>A database of its own on MariaDB for one benchmark; dropped at the end.</summary>
internal sealed class BenchSchema : IDisposable
{
    /// <summary>Makes it; a benchmark that needs several at once tells them apart by <paramref name="name"/>.</summary>
    public BenchSchema(MariaDbSettings settings, string name = "bench")
    {
        Name = $"{settings.Database}_{name}";
        Connection = MariaDbConnection.Open(settings);
        Connection.Execute($"DROP DATABASE IF EXISTS {Name}"); // of a run that was killed
        Connection.Execute($"CREATE DATABASE {Name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        Connection.Execute($"USE {Name}");
    }

    /// <summary>Name of the database.</summary>
    public string Name { get; }

    /// <summary>A connection to it.</summary>
    public MariaDbConnection Connection { get; }

    /// <summary>What the environment says of the server.</summary>
    public static MariaDbSettings FromEnvironment()
    {
        static string Of(string key) => Environment.GetEnvironmentVariable("BTC_MARIADB__" + key)
            ?? throw new InvalidOperationException($"BTC_MARIADB__{key} is not set");
        return new()
        {
            Host = Of("HOST"), Port = int.Parse(Of("PORT")), Database = Of("DATABASE"), User = Of("USER"), Password = Of("PASSWORD"),
        };
    }

    public void Dispose()
    {
        Connection.Execute($"DROP DATABASE {Name}");
        Connection.Dispose();
    }
}
