using System.Data.Common;
using Dapper;

namespace BtcEvents.Storage.Operational;

/// <summary>Gives the services' users their rights in the operational store.</summary>
public static class PostgresRights
{
    /// <summary>
    /// Brings the tables up to date as their owner and gives every user exactly what its service needs, all at once or not at all.
    /// </summary>
    /// <param name="store">The store, connected as the owner of the tables.</param>
    /// <param name="database">Its database.</param>
    /// <param name="users">User by service (see <see cref="StoreRights.Services"/>); they exist already.</param>
    /// <param name="cancellationToken">Ends the work; nothing is granted then.</param>
    /// <exception cref="BtcEvents.Market.BadInputException">A service or a name is not one.</exception>
    /// <exception cref="ServerException">The server is away, or does not let this user grant.</exception>
    public static async Task GrantAsync(
        OperationalStore store, string database, IReadOnlyDictionary<string, string> users, CancellationToken cancellationToken)
    {
        var statements = users.OrderBy(user => user.Key, StringComparer.Ordinal)
            .SelectMany(user => GrantStatements.ForPostgres(user.Key, database, user.Value)).ToList();
        await using var connection = await store.OpenAsync(cancellationToken);
        try
        {
            await RunAsync(store.Dialect, connection, statements, cancellationToken);
        }
        catch (Exception failure) when (store.Dialect.Describe(failure) is not null)
        {
            throw store.Dialect.Describe(failure)!;
        }
    }

    private static async Task RunAsync(
        IOperationalDialect dialect, DbConnection connection, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginAsync(connection, cancellationToken);
        await connection.ExecuteAsync(new(dialect.MigrationLock, transaction: transaction.Inner, cancellationToken: cancellationToken));
        foreach (var statement in statements)
        {
            await connection.ExecuteAsync(new(statement, transaction: transaction.Inner, cancellationToken: cancellationToken));
        }

        await transaction.Inner.CommitAsync(cancellationToken);
    }
}
