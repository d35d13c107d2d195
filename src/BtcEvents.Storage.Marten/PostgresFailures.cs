using System.Net.Sockets;
using BtcEvents.Failures;
using JasperFx;
using Npgsql;

namespace BtcEvents.Storage.Marten;

/// <summary>
/// What lies behind a failure of Marten or Npgsql. Npgsql never writes the password into its messages.
/// </summary>
internal static class PostgresFailures
{
    public const string Server = "PostgreSQL";

    // 57P01 to 57P03: shutting down, crashed, starting up. 08: the connection. 53: no connection or memory left for us.
    private static readonly string[] AwayStates = ["57P01", "57P02", "57P03"];

    private static readonly string[] LostRaces =
    [
        PostgresErrorCodes.UniqueViolation,
        PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.SerializationFailure,
    ];

    /// <summary>Whether another transaction wrote the same stream or document first.</summary>
    public static bool IsCollision(Exception failure) =>
        Causes(failure)
            .Any(cause =>
                cause switch
                {
                    ConcurrencyException or DocumentAlreadyExistsException => true,
                    PostgresException postgres => LostRaces.Contains(postgres.SqlState, StringComparer.Ordinal),

                    // Two classes of this name, which share no base.
                    _ => cause.GetType().Name == "ExistingStreamIdCollisionException",
                }
            );

    /// <summary>Whether the server is away or broke off.</summary>
    public static bool IsAway(Exception failure) =>
        Causes(failure)
            .Any(cause =>
                cause switch
                {
                    PostgresException postgres => IsAway(postgres.SqlState),
                    NpgsqlException npgsql => npgsql.IsTransient,
                    SocketException => true,
                    _ => false,
                }
            );

    /// <summary>The failure as a sentence, or null where the server is not to blame.</summary>
    public static ServerException? Describe(Exception failure, PostgresOptions options)
    {
        var said = Causes(failure).OfType<PostgresException>().FirstOrDefault();
        if (said is not null && Refusal(said, options.Database) is { } reason)
        {
            return new ServerRefusedException(Server, options.Address, options.User, reason, failure);
        }

        if (IsAway(failure))
        {
            return new ServerUnreachableException(Server, options.Address, Sentence(failure), failure);
        }

        // Not the server's word, and yet no transport: no password where one is asked for, no TLS where it is required.
        return
            said is null
            && Causes(failure).OfType<NpgsqlException>().FirstOrDefault()
                is { } client
                    and not NpgsqlOperationInProgressException
            ? new ServerRefusedException(Server, options.Address, options.User, Sentence(client), failure)
            : null;
    }

    private static bool IsAway(string sqlState) =>
        AwayStates.Contains(sqlState, StringComparer.Ordinal)
        || sqlState.StartsWith("08", StringComparison.Ordinal)
        || sqlState.StartsWith("53", StringComparison.Ordinal);

    private static string? Refusal(PostgresException failure, string database) =>
        failure.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword => "the password is wrong, or the user does not exist",
            PostgresErrorCodes.InvalidAuthorizationSpecification => failure.MessageText,
            PostgresErrorCodes.InvalidCatalogName => $"the database '{database}' does not exist",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"{failure.MessageText}; run btc migrate as the owner of the tables, which also grants the rights, "
                    + $"and leave Migrate false here",
            _ => null,
        };

    // "Failed to connect to ..." says what the address already says; its cause says why.
    private static string Sentence(Exception failure) =>
        Causes(failure)
            .Select(cause => cause is PostgresException postgres ? postgres.MessageText : null)
            .FirstOrDefault(text => text is not null)
        ?? Causes(failure).Last().Message;

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
