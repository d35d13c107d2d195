using Npgsql;

namespace BtcEvents.Storage.Operational;

/// <summary>What opening a connection can end in, as a sentence for people. Npgsql never writes the password into its messages.</summary>
internal static class PostgresFailures
{
    public const string Server = "PostgreSQL";

    /// <summary>The failure as a sentence, or null where the statement is to blame.</summary>
    public static ServerException? Describe(Exception failure, PostgresOptions options) => failure switch
    {
        PostgresException refused when Refusal(refused, options.Database) is { } reason =>
            new ServerRefusedException(Server, options.Address, options.User, reason, failure),
        PostgresException other when !ServerTrouble.IsAway(other) => null,
        TimeoutException => new ServerUnreachableException(Server, options.Address, failure.Message, failure),
        NpgsqlException away when ServerTrouble.IsAway(away) => new ServerUnreachableException(Server, options.Address, Sentence(away), failure),
        NpgsqlException => new ServerRefusedException(Server, options.Address, options.User, Sentence(failure), failure), // no password, no TLS
        _ => null,
    };

    private static string? Refusal(PostgresException failure, string database) => failure.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => "the password is wrong, or the user does not exist",
        PostgresErrorCodes.InvalidAuthorizationSpecification => failure.MessageText,
        PostgresErrorCodes.InvalidCatalogName => $"the database '{database}' does not exist",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{failure.MessageText}; run btc migrate as the owner of the tables, which also grants the rights, and leave Migrate false here",
        _ => null,
    };

    // "Failed to connect to ..." says what the address already says; its cause says why.
    private static string Sentence(Exception failure) => failure switch
    {
        PostgresException postgres => postgres.MessageText,
        { InnerException: { } cause } => cause.Message,
        _ => failure.Message,
    };
}
