using System.Data.Common;
using BtcEvents.Market;
using Dapper;
using Npgsql;

namespace BtcEvents.Storage.Operational;

/// <summary>
/// The operational store on PostgreSQL, shared by all processes. Transactions are <c>read committed</c>: writers of one
/// row wait for each other, and a version, a unique key or a claim decides.
/// </summary>
public sealed class PostgresDialect : IOperationalDialect
{
    private readonly PostgresOptions _options;
    private readonly NpgsqlDataSource _source;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="BadInputException">An option makes no sense; the sentence names it.</exception>
    public PostgresDialect(PostgresOptions options)
    {
        _options = options;
        _source = NpgsqlDataSource.Create(options.ConnectionString());
    }

    /// <inheritdoc />
    public string JsonType => "jsonb";

    /// <inheritdoc />
    public string SequenceType => "bigint generated always as identity primary key";

    /// <inheritdoc />
    public string ClaimClause => " for update skip locked";

    // The number only has to be the same in every process: the letters of "btc-op".
    /// <inheritdoc />
    public string MigrationLock => "select pg_advisory_xact_lock(108187043261296)";

    /// <inheritdoc />
    public bool Migrates => _options.Migrate;

    /// <inheritdoc />
    public string JsonValue(string parameter) => $"cast({parameter} as jsonb)";

    /// <inheritdoc />
    /// <exception cref="ServerUnreachableException">The server does not answer.</exception>
    /// <exception cref="ServerRefusedException">The server refuses the user.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        const string ours = "select relname from pg_class where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace order by relname";
        await using var connection = await OpenAsync(cancellationToken);
        var tables = (await connection.QueryAsync<string>(new(ours, cancellationToken: cancellationToken))).AsList();
        if (tables.Contains(OperationalSchema.MigrationTable))
        {
            return;
        }

        if (tables.Count > 0)
        {
            throw new BadInputException(
                $"{Place}: not an operational store of BtcEvents (it has a table {tables[0]}); choose another database");
        }

        if (!Migrates)
        {
            throw new BadInputException($"{Place}: the tables of the operational store are not there yet; run btc migrate");
        }
    }

    /// <inheritdoc />
    /// <exception cref="ServerUnreachableException">The server does not answer.</exception>
    /// <exception cref="ServerRefusedException">The server refuses the user.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception failure) when (Describe(failure) is not null)
        {
            throw Describe(failure)!;
        }
    }

    /// <inheritdoc />
    public async Task<OperationalTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(await connection.BeginTransactionAsync(cancellationToken), turn: null);

    /// <inheritdoc />
    public ServerException? Describe(Exception failure) => PostgresFailures.Describe(failure, _options);

    /// <summary>Closes the pooled connections.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private string Place => $"{PostgresFailures.Server} at {_options.Address}, database '{_options.Database}'";
}
