using BtcEvents.Storage.Marten;
using Npgsql;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>A database of its own on PostgreSQL for one benchmark; dropped at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const int MostTries = 30;
    private readonly string _maintenance;

    private BenchDatabase(PostgresOptions options, string maintenance) =>
        (Options, _maintenance) = (options, maintenance);

    /// <summary>How the database is reached.</summary>
    public PostgresOptions Options { get; }

    /// <summary>Makes it; benchmarks that need several at once tell them apart by <paramref name="name"/>.</summary>
    public static async Task<BenchDatabase> CreateAsync(PostgresOptions options, string name = "bench")
    {
        var maintenance = new NpgsqlConnectionStringBuilder
        {
            Host = options.Host,
            Port = options.Port,
            Database = options.Database,
            Username = options.User,
            Password = options.Password,
            SslMode = options.Tls,
            Pooling = false,
        };
        options.Database += "_" + name;
        options.Migrate = true;
        var database = new BenchDatabase(options, maintenance.ToString());
        // Of a run that was killed.
        await database.ExecuteAsync($"drop database if exists {options.Database} with (force)");
        await database.ExecuteAsync($"create database {options.Database}");
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database {Options.Database} with (force)");

    /// <summary>The server's processor time; null where it cannot be read.</summary>
    public async Task<PostgresProcessor?> ProcessorAsync()
    {
        await using var connection = new NpgsqlConnection(_maintenance);
        await connection.OpenAsync();
        return PostgresProcessor.Of(connection.ProcessID);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_maintenance);
        await connection.OpenAsync();
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException refused)
                when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege && tries < MostTries)
            {
                // An autovacuum worker is in the database, whom only a superuser may end.
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }
}
