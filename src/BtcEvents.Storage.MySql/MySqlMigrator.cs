using System.Data;
using System.Globalization;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage.Relational;
using MySqlConnector;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// Brings the schema of a MariaDB or MySQL database up to date, or says why not. The server commits after every
/// statement that changes a table, so steps can be run again, and a lock of the server lets one process at a time
/// migrate.
/// </summary>
internal sealed class MySqlMigrator(MariaDbOptions options, SqlDialect dialect)
{
    private const int LockSeconds = 30;
    private const string TablesHere = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()";

    // Such locks belong to the whole server.
    private const string OfThisStore = "CONCAT('btc_market_', MD5(DATABASE()))";

    /// <summary>Which database, for messages.</summary>
    public string Name { get; } = $"database '{options.Database}' of {MySqlServer.Name} at {options.Address}";

    /// <summary>
    /// Checks the version; where it is old and <paramref name="migrate"/> is set, runs the missing steps.
    /// </summary>
    /// <exception cref="BadInputException">The database is not ours, or its schema has another version.</exception>
    public async Task RunAsync(MySqlConnection connection, bool migrate, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(connection, cancellationToken);
        if (version == MarketMigrations.Latest)
        {
            return;
        }

        if (version > MarketMigrations.Latest)
        {
            throw new BadInputException(
                $"{Name}: the schema has version {version}, and this program knows {MarketMigrations.Latest}: use "
                    + $"the newer program"
            );
        }

        if (!migrate)
        {
            throw new BadInputException(
                $"{Name}: the schema has version {version}, and this program needs {MarketMigrations.Latest}: run "
                    + $"'btc migrate' as a user who may create tables"
            );
        }

        if (await NumberAsync(connection, $"SELECT GET_LOCK({OfThisStore}, {LockSeconds})", cancellationToken) != 1)
        {
            throw new ServerUnreachableException(
                MySqlServer.Name,
                options.Address,
                $"another process has been migrating the database for more than {LockSeconds} s"
            );
        }

        try
        {
            await MigrateAsync(connection, cancellationToken);
        }
        finally
        {
            // The connection goes back to the pool; where it is broken, its end has freed the lock.
            if (connection.State == ConnectionState.Open)
            {
                await ExecuteAsync(connection, $"DO RELEASE_LOCK({OfThisStore})", CancellationToken.None);
            }
        }
    }

    private async Task MigrateAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        await RefuseForeignAsync(connection, cancellationToken);
        await ExecuteAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY) ENGINE = InnoDB",
            cancellationToken
        );
        for (var step = await VersionAsync(connection, cancellationToken); step < MarketMigrations.Latest; step++)
        {
            await StepAsync(connection, (int)step, cancellationToken);
            await ExecuteAsync(
                connection,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"INSERT INTO schema_version (version) VALUES ({step + 1})"
                ),
                cancellationToken
            );
        }
    }

    private async Task StepAsync(MySqlConnection connection, int step, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var statement in MarketMigrations.Steps[step](dialect))
            {
                await ExecuteAsync(connection, statement, cancellationToken);
            }
        }
        catch (MySqlException failure) when (MySqlFailures.Describe(failure, options) is null)
        {
            throw new BadInputException(
                $"{Name}: step {step + 1} of the schema cannot be done: {MySqlFailures.Sentence(failure)}: mend "
                    + $"that, then run 'btc migrate' again",
                failure
            );
        }
    }

    /// <summary>
    /// Tables with our names but without our record of versions are somebody's who must not lose them.
    /// </summary>
    private async Task RefuseForeignAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        var ours = string.Join(", ", MarketMigrations.Tables.Select(t => $"'{t}'"));
        if (
            !await HasVersionsAsync(connection, cancellationToken)
            && await NumberAsync(connection, $"{TablesHere} AND table_name IN ({ours})", cancellationToken) > 0
        )
        {
            throw new BadInputException(
                $"{Name}: it holds tables of something else under the names that the market store uses: name an "
                    + $"empty database"
            );
        }
    }

    private static async Task<bool> HasVersionsAsync(MySqlConnection connection, CancellationToken cancellationToken) =>
        await NumberAsync(connection, $"{TablesHere} AND table_name = 'schema_version'", cancellationToken) > 0;

    private static async Task<long> VersionAsync(MySqlConnection connection, CancellationToken cancellationToken) =>
        await HasVersionsAsync(connection, cancellationToken)
            ? await NumberAsync(connection, "SELECT COALESCE(MAX(version), 0) FROM schema_version", cancellationToken)
            : 0;

    private static async Task<long> NumberAsync(
        MySqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = new MySqlCommand(sql, connection);
        return Convert.ToInt64(
            await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : 0,
            CultureInfo.InvariantCulture
        );
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
