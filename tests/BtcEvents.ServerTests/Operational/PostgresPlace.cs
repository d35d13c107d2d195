using BtcEvents.ServerTests.Support;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BtcEvents.ServerTests.Operational;

/// <summary>A database of one test on the real server, gone afterwards.</summary>
internal sealed class PostgresPlace : IDisposable
{
    private static int _count;
    private readonly string _maintenance;

    public PostgresPlace()
    {
        Name = FormattableString.Invariant($"test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        _maintenance = Address("postgres");
        Run(_maintenance, $"create database {Name}");
    }

    /// <summary>Name of the database.</summary>
    public string Name { get; }

    /// <summary>The servers of this run; the fixture has started them before the first test.</summary>
    public static Servers Servers =>
        TestContext.Current.GetFixture<Servers>().AsTask().GetAwaiter().GetResult()
        ?? throw new InvalidOperationException("the servers are not started");

    /// <summary>How its owner reaches a database of the server.</summary>
    public static PostgresOptions Options(string database) =>
        new()
        {
            Host = Servers["POSTGRES__HOST"],
            Port = int.Parse(Servers["POSTGRES__PORT"]),
            Database = database,
            User = Servers["POSTGRES__USER"],
            Password = Servers["POSTGRES__PASSWORD"],
        };

    /// <summary>How the user of a service reaches this database.</summary>
    public PostgresOptions OptionsOf(string service)
    {
        var options = Options(Name);
        options.User = File.ReadAllText(Path.Combine(Servers.Folder, "secrets", service, "Postgres__User"));
        options.Password = File.ReadAllText(Path.Combine(Servers.Folder, "secrets", service, "Postgres__Password"));
        options.Migrate = false;
        return options;
    }

    /// <summary>A store on the options' database, with its own connections, as another process would have.</summary>
    public static MartenOperationalStore Store(PostgresOptions options) =>
        new(options, new OutboxSignal(), TimeProvider.System);

    /// <summary>The same, with the ports.</summary>
    public static ServiceProvider Services(PostgresOptions options) =>
        new ServiceCollection().AddMartenOperationalStore(options).BuildServiceProvider();

    /// <summary>Makes the tables.</summary>
    public void Migrate() =>
        Task.Run(async () =>
            {
                await using var store = Store(Options(Name));
                await store.PrepareAsync(CancellationToken.None);
            })
            .GetAwaiter()
            .GetResult();

    /// <summary>What a store on the options is refused with; its probe says what the host's start would say.</summary>
    public static async Task<T> RefusedAsync<T>(PostgresOptions options)
        where T : Exception
    {
        await using var store = Store(options);
        await Assert.ThrowsAsync<T>(() => store.PrepareAsync(TestContext.Current.CancellationToken));
        return await Assert.ThrowsAsync<T>(() =>
            new PostgresProbe(store).CheckAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>A statement of somebody else.</summary>
    public void Execute(string sql) => Execute(Name, sql);

    /// <summary>The same in a database.</summary>
    public static void Execute(string database, string sql) => Run(Address(database), sql);

    /// <summary>A statement of a service's user.</summary>
    public void ExecuteAs(string service, string sql)
    {
        var options = OptionsOf(service);
        Run(Address(Name, options.User, options.Password), sql);
    }

    /// <summary>The first column of a query, as text.</summary>
    public IReadOnlyList<string> Query(string sql) => Query(Name, sql);

    /// <summary>The first column of a query in a database, as text.</summary>
    public static IReadOnlyList<string> Query(string database, string sql)
    {
        using var connection = new NpgsqlConnection(Address(database));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    /// <summary>Lets a table of a database be read and not written, until it is disposed of.</summary>
    public static async Task<IAsyncDisposable> LockAsync(string database, string table)
    {
        var connection = new NpgsqlConnection(Address(database));
        await connection.OpenAsync();
        await using var locking = new NpgsqlCommand($"begin; lock table {table} in share mode", connection);
        await locking.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>
    /// Takes the database away from whoever still holds it. A backend whose client is gone may sit in its last commit
    /// for longer than the five seconds that the server waits, and goes by force; an autovacuum worker, which only a
    /// superuser may end so, goes when it is asked.
    /// </summary>
    public void Dispose()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Run(_maintenance, $"drop database if exists {Name}{(tries % 2 == 1 ? " with (force)" : "")}");
                return;
            }
            catch (PostgresException busy) when (IsHeld(busy) && tries < 24)
            {
                // The other way next.
            }
        }
    }

    private static bool IsHeld(PostgresException busy) =>
        busy.SqlState is PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.InsufficientPrivilege;

    private static void Run(string address, string sql)
    {
        using var connection = new NpgsqlConnection(address);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Address(string database)
    {
        var options = Options(database);
        return Address(database, options.User, options.Password);
    }

    private static string Address(string database, string user, string password)
    {
        var options = Options(database);
        return new NpgsqlConnectionStringBuilder
        {
            Host = options.Host,
            Port = options.Port,
            Database = database,
            Username = user,
            Password = password,
            Pooling = false,
        }.ToString();
    }
}
