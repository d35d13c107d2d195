using System.Data;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;
using JasperFx;
using Npgsql;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// Whether the database has the tables of this program; makes them where this process may. Looks before it writes: a
/// database of something else, or of a newer program, stays as it is. A migration that was cut off is done again:
/// Marten adds what is missing.
/// </summary>
internal sealed class MartenSchema(MartenOperationalStore store)
{
    /// <summary>
    /// Counts the shapes that were shipped; a new shape takes the next number, so that an older program knows that it
    /// is older.
    /// </summary>
    public const int Version = 1;

    /// <summary>
    /// SHA-256 of the statements that make the tables of that number. Written down, and held against
    /// <see cref="DigestOf"/> by a test, since putting the statements together costs every start more than all else
    /// that Marten does in it.
    /// </summary>
    public const string Digest = "ee64b49037f06d324d50581420ddc4f79ebb5871709d77b870ea01292ad3df7d";

    // The number only has to be the same in every process: the letters of "btc-op".
    public const long LockId = 108187043261296;
    private const string OldMark = "operational_migration";

    private readonly PostgresOptions _options = store.Options;

    private string Place => $"{PostgresFailures.Server} at {_options.Address}, database '{_options.Database}'";

    /// <summary>Returns where the tables are those of this program.</summary>
    /// <exception cref="BadInputException">They are not, or something else is there.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.ConnectAsync(cancellationToken);
        if (await IsPresentAsync(connection, cancellationToken))
        {
            return;
        }

        // Another process may be at it.
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockId})", cancellationToken);
        try
        {
            if (!await IsPresentAsync(connection, cancellationToken))
            {
                await RefuseForeignAsync(connection, cancellationToken);
                await store.Documents.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
                await WriteMarkAsync(cancellationToken); // last: without it nothing was finished
            }
        }
        finally
        {
            // A lost connection has given the lock back, and says why by itself.
            if (connection.State == ConnectionState.Open)
            {
                await ExecuteAsync(connection, $"select pg_advisory_unlock({LockId})", CancellationToken.None);
            }
        }
    }

    /// <summary>SHA-256 of the statements that make the tables, wherever they are put together.</summary>
    internal static string DigestOf(MartenOperationalStore store) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(store.Documents.Storage.ToDatabaseScript().ReplaceLineEndings("\n")))
        );

    private async Task<bool> IsPresentAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var mark = await ReadMarkAsync(connection, cancellationToken);
        if (mark?.Version > Version)
        {
            throw new BadInputException(
                $"{Place}: the operational store has version {mark.Version}, this program knows {Version}; use a "
                    + $"newer program"
            );
        }

        var present = mark is { Version: Version } && mark.Digest == Digest;
        if (present || _options.Migrate)
        {
            return present;
        }

        throw new BadInputException(
            mark is null
                ? $"{Place}: the tables of the operational store are not there yet, or not all of them; run btc migrate"
                : $"{Place}: the tables of the operational store are those of another version of this program; run "
                    + $"btc migrate"
        );
    }

    private static async Task<SchemaMark?> ReadMarkAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var command = new NpgsqlCommand(
                $"select data from {MartenConfiguration.Schema}.mt_doc_schema_mark",
                connection
            );
            return await command.ExecuteScalarAsync(cancellationToken) is string json
                ? JsonSerializer.Deserialize<SchemaMark>(json, FactJson.Options)
                : null;
        }
        catch (PostgresException absent)
            when (absent.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
    }

    private async Task WriteMarkAsync(CancellationToken cancellationToken)
    {
        await using var session = store.Documents.LightweightSession();
        session.Store(
            new SchemaMark
            {
                Version = Version,
                Digest = Digest,
                Applied = store.Clock.GetUtcNow(),
            }
        );
        await session.SaveChangesAsync(cancellationToken);
    }

    // Marten's own tables without our mark are those of a migration that was cut off.
    private async Task RefuseForeignAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string tables = $"""
            select relname::text from pg_class where relkind in ('r', 'p') and relnamespace in
                (select oid from pg_namespace where nspname in ('public', '{MartenConfiguration.Schema}'))
            and relname !~ '^mt_' order by relname <> '{OldMark}', relname limit 1
            """;
        await using var command = new NpgsqlCommand(tables, connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is string foreign)
        {
            throw new BadInputException(
                foreign == OldMark
                    ? $"{Place}: the operational store has the tables of version 0.2, which cannot be carried over; "
                        + $"name an empty database"
                    : $"{Place}: not an operational store of BtcEvents (it has a table {foreign}); choose another "
                        + $"database"
            );
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
