using BtcEvents.Failures;
using Npgsql;

namespace BtcEvents.Storage.Marten;

/// <summary>Gives the services' users their rights in the operational store.</summary>
public static class PostgresRights
{
    /// <summary>
    /// Brings the tables up to date as their owner and gives every user exactly what its service needs, all at once or
    /// not at all.
    /// </summary>
    /// <param name="store">The store, connected as the owner of the tables.</param>
    /// <param name="users">What whom.</param>
    /// <param name="cancellationToken">Ends the work; nothing is granted then.</param>
    /// <returns>The users who should get rights and do not exist.</returns>
    /// <exception cref="BtcEvents.Failures.BadInputException">A name is not one.</exception>
    /// <exception cref="ServerException">The server is away, or does not let this user grant.</exception>
    public static async Task<IReadOnlyList<string>> GrantAsync(
        MartenOperationalStore store,
        IReadOnlyCollection<UserRights> users,
        CancellationToken cancellationToken
    )
    {
        await store.PrepareAsync(cancellationToken);
        return await store.TellAsync(async () =>
        {
            await using var connection = await store.ConnectAsync(cancellationToken);
            var known = await RolesAsync(connection, cancellationToken);
            var statements = users
                .Where(user => known.Contains(user.User))
                .OrderBy(user => user.User, StringComparer.Ordinal)
                .SelectMany(user => GrantStatements.ForPostgres(user, store.Options.Database));
            await RunAsync(connection, statements, cancellationToken);
            return users.Select(user => user.User).Where(user => !known.Contains(user)).ToList();
        });
    }

    private static async Task<HashSet<string>> RolesAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("select rolname::text from pg_roles", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var roles = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            roles.Add(reader.GetString(0));
        }

        return roles;
    }

    private static async Task RunAsync(
        NpgsqlConnection connection,
        IEnumerable<string> statements,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var statement in statements.Prepend($"select pg_advisory_xact_lock({MartenSchema.LockId})"))
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
