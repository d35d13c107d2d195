using System.Security.Authentication;
using System.Security.Cryptography;
using BtcEvents.Failures;
using MySqlConnector;

namespace BtcEvents.Storage.MySql;

/// <summary>
/// What a call to the server can end in: the driver's error numbers in classes, and as sentences for people.
/// </summary>
internal static class MySqlFailures
{
    private const int Broken = 0; // the connection ended during a statement
    private const int TimedOut = -1;
    private const string NoEncryption = "does not support SSL";

    /// <summary>The failure as a sentence, or null where neither the server nor the network is to blame.</summary>
    public static ServerException? Describe(MySqlException failure, MariaDbOptions options)
    {
        // Refusals first: a server that is not trusted has the same number as one that nobody finds, and waiting for it
        // would never end.
        if (Distrust(failure, options) is { } reason)
        {
            return new ServerRefusedException(MySqlServer.Name, options.Address, options.User, reason, failure);
        }

        return IsRefusal(failure.Number)
                ? new ServerRefusedException(
                    MySqlServer.Name,
                    options.Address,
                    options.User,
                    Sentence(failure),
                    failure
                )
            : IsAway(failure.Number)
                ? new ServerUnreachableException(MySqlServer.Name, options.Address, Sentence(failure), failure)
            : null;
    }

    /// <summary>
    /// Two transactions stood in each other's way (deadlock, lock wait, a row that changed since it was read, the same
    /// new key): the whole transaction may be run again.
    /// </summary>
    public static bool IsConflict(MySqlException failure) => failure.Number is 1020 or 1062 or 1205 or 1213;

    /// <summary>What the server or the driver said, with the server's number.</summary>
    public static string Sentence(MySqlException failure) =>
        failure.Number switch
        {
            Broken => failure.GetBaseException().Message,
            TimedOut => "the statement took longer than MariaDb:CommandTimeout",
            _ when string.IsNullOrEmpty(failure.SqlState) => failure.InnerException is null
                ? failure.Message
                : failure.GetBaseException().Message,
            _ => FormattableString.Invariant($"{failure.Message} (error {failure.Number})"),
        };

    private static string? Distrust(MySqlException failure, MariaDbOptions options)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException when cause.Message.Contains("NameMismatch", StringComparison.Ordinal):
                    return $"its certificate is not made out to {options.Host}";
                case AuthenticationException
                    when options.CaFile is not null && cause.Message.Contains("Chain", StringComparison.Ordinal):
                    return $"its certificate is not signed by the authority in {options.CaFile}";
                case AuthenticationException:
                    return $"no encrypted connection could be agreed on: {cause.Message}";
                case MySqlException when cause.Message.Contains(NoEncryption, StringComparison.Ordinal):
                    return $"it offers no encryption, and {MariaDbOptions.Section}:{nameof(options.Tls)} requires it";
                case FileNotFoundException
                or UnauthorizedAccessException
                or CryptographicException when options.CaFile is not null:
                    return $"{MariaDbOptions.Section}:{nameof(options.CaFile)} {options.CaFile} cannot be read: "
                        + $"{cause.Message}";
            }
        }

        return null;
    }

    private static bool IsRefusal(int number) =>
        number is 1044 or 1045 or 1049 or 1129 or 1130 or 1142 or 1143 or 1227 or 1251 or 1698;

    private static bool IsAway(int number) =>
        number
            is Broken
                or TimedOut
                or 1040
                or 1042
                or 1053
                or 1077
                or 1079
                or 1152
                or (>= 1158 and <= 1161)
                or 1203
                or 1927;
}
