using System.Globalization;
using BtcEvents.MariaDb;
using BtcEvents.Market;
using BtcEvents.Storage.Relational;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// Brings the schema of a MariaDB or MySQL database up to date, or says why not. The server commits after every
/// statement that makes a table, so steps can be run again, and a lock of the server lets one process at a time migrate.
/// </summary>
internal sealed class MariaMigrator(MariaDbOptions options)
{
    private const int LockSeconds = 30;
    private const string TablesHere = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()";
    private const string OfThisStore = "CONCAT('btc_market_', MD5(DATABASE()))"; // such locks belong to the whole server

    /// <summary>Which database, for messages.</summary>
    public string Name { get; } = $"database '{options.Database}' of {MariaPool.Server} at {options.Address}";

    /// <summary>Checks the version; where it is old and <paramref name="migrate"/> is set, runs the missing steps.</summary>
    /// <exception cref="BadInputException">The database is not ours, or its schema has another version.</exception>
    public void Run(MariaDbConnection connection, bool migrate)
    {
        var version = Version(connection);
        if (version == MarketMigrations.Latest)
        {
            return;
        }

        if (version > MarketMigrations.Latest)
        {
            throw new BadInputException($"{Name}: the schema has version {version}, and this program knows {MarketMigrations.Latest}: use the newer program");
        }

        if (!migrate)
        {
            throw new BadInputException(
                $"{Name}: the schema has version {version}, and this program needs {MarketMigrations.Latest}: run 'btc migrate' as a user who may create tables");
        }

        Migrate(connection);
    }

    private void Migrate(MariaDbConnection connection)
    {
        if (Number(connection, $"SELECT GET_LOCK({OfThisStore}, {LockSeconds})") != 1)
        {
            throw new ServerUnreachableException(MariaPool.Server, options.Address, $"another process has been migrating the database for more than {LockSeconds} s");
        }

        RefuseForeign(connection);
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY) ENGINE = InnoDB");
        for (var step = Version(connection); step < MarketMigrations.Latest; step++)
        {
            foreach (var statement in MarketMigrations.Steps[(int)step](SqlDialect.MySql))
            {
                connection.Execute(statement);
            }

            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO schema_version (version) VALUES ({step + 1})"));
        }

        connection.Execute($"DO RELEASE_LOCK({OfThisStore})"); // the end of the connection frees it too
    }

    /// <summary>Tables with our names but without our record of versions are somebody's who must not lose them.</summary>
    private void RefuseForeign(MariaDbConnection connection)
    {
        var ours = string.Join(", ", MarketMigrations.Tables.Select(t => $"'{t}'"));
        if (!HasVersions(connection) && Number(connection, $"{TablesHere} AND table_name IN ({ours})") > 0)
        {
            throw new BadInputException($"{Name}: it holds tables of something else under the names that the market store uses: name an empty database");
        }
    }

    private static bool HasVersions(MariaDbConnection connection) => Number(connection, $"{TablesHere} AND table_name = 'schema_version'") > 0;

    private static long Version(MariaDbConnection connection) =>
        HasVersions(connection) ? Number(connection, "SELECT COALESCE(MAX(version), 0) FROM schema_version") : 0;

    private static long Number(MariaDbConnection connection, string sql)
    {
        using var none = new MariaDbParameters();
        using var statement = connection.Prepare(sql);
        using var reader = statement.Query(none);
        return reader.Read() && !reader.IsNull(0) ? reader.GetInt64(0) : 0;
    }
}
