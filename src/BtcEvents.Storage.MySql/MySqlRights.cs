using BtcEvents.Failures;
using MySqlConnector;

namespace BtcEvents.Storage.MySql;

/// <summary>Gives the services' users their rights in the market store.</summary>
public static class MySqlRights
{
    private const int NoSuchUser = 1133; // MariaDB
    private const int WouldMakeUser = 1410; // MySQL, where granting never makes a user

    /// <summary>
    /// Gives every user that exists what its service needs. The server keeps each grant by itself; run again, it
    /// changes nothing.
    /// </summary>
    /// <param name="options">The store, as the owner of its tables.</param>
    /// <param name="users">What whom.</param>
    /// <param name="cancellationToken">Ends the wait for a connection.</param>
    /// <returns>The users who should get rights and do not exist.</returns>
    /// <exception cref="BtcEvents.Failures.BadInputException">A name is not one.</exception>
    /// <exception cref="ServerException">The server is away, or does not let this user grant.</exception>
    public static async Task<IReadOnlyList<string>> GrantAsync(
        MariaDbOptions options,
        IEnumerable<UserRights> users,
        CancellationToken cancellationToken
    )
    {
        OptionsCheck.Checked(MariaDbOptions.Section, options);
        var grants = users
            .OrderBy(user => user.User, StringComparer.Ordinal)
            .Select(user => (user.User, Statements: GrantStatements.ForMariaDb(user, options.Database)))
            .ToList();
        using var server = new MySqlServer(options);
        return await server.RunAsync(
            async connection =>
            {
                await RefuseNewUsersAsync(connection, cancellationToken);
                var missing = new List<string>();
                foreach (var (user, statements) in grants)
                {
                    if (!await TryGrantAsync(connection, statements, cancellationToken))
                    {
                        missing.Add(user);
                    }
                }

                return missing;
            },
            cancellationToken
        );
    }

    // Else MariaDB lets whoever may make users make one by granting, without a password.
    private static async Task RefuseNewUsersAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase))
        {
            await using var command = new MySqlCommand(
                "SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_CREATE_USER')",
                connection
            );
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<bool> TryGrantAsync(
        MySqlConnection connection,
        IEnumerable<string> statements,
        CancellationToken cancellationToken
    )
    {
        try
        {
            foreach (var statement in statements)
            {
                await using var command = new MySqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            return true;
        }
        catch (MySqlException e) when (e.Number is NoSuchUser or WouldMakeUser)
        {
            return false;
        }
    }
}
