using System.Text.RegularExpressions;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>
/// <see cref="UserRights"/> as SQL, run by the owner of the tables after migrating. The users exist already. Names are
/// checked and quoted, since no statement of this kind can take parameters. Run again, the statements change nothing.
/// </summary>
public static partial class GrantStatements
{
    private const string Schema = "btc"; // of every table of the operational store

    private static readonly (TableAccess Access, string Word)[] Words =
    [
        (TableAccess.Read, "select"),
        (TableAccess.Add, "insert"),
        (TableAccess.Change, "update"),
        (TableAccess.Remove, "delete"),
    ];

    /// <summary>
    /// Gives the user exactly these rights in PostgreSQL. To be run in one transaction, so that a service at work never
    /// lacks a right. Who may add facts may also count them.
    /// </summary>
    /// <exception cref="BadInputException">A name is not one.</exception>
    public static IReadOnlyList<string> ForPostgres(UserRights rights, string database)
    {
        var to = Quoted(rights.User, '"');
        return
        [
            $"grant connect on database {Quoted(database, '"')} to {to}",
            $"grant usage on schema {Schema} to {to}",
            $"revoke all on all tables in schema {Schema} from {to}",
            $"revoke all on all sequences in schema {Schema} from {to}",
            .. rights
                .Tables.OrderBy(right => right.Key, StringComparer.Ordinal)
                .Select(right => $"grant {WordsOf(right.Value)} on {Schema}.{Quoted(right.Key, '"')} to {to}"),
            .. rights.Tables.GetValueOrDefault("mt_events").HasFlag(TableAccess.Add)
                ? [$"grant usage on sequence {Schema}.mt_events_sequence to {to}"]
                : Array.Empty<string>(),
        ];
    }

    /// <summary>Gives the user, from any host, these rights in MySQL or MariaDB.</summary>
    /// <exception cref="BadInputException">A name is not one.</exception>
    public static IReadOnlyList<string> ForMariaDb(UserRights rights, string database)
    {
        var (place, to) = (Quoted(database, '`'), $"{Quoted(rights.User, '`')}@'%'");
        return
        [
            .. rights
                .Tables.OrderBy(right => right.Key, StringComparer.Ordinal)
                .Select(right => $"grant {WordsOf(right.Value)} on {place}.{Quoted(right.Key, '`')} to {to}"),
        ];
    }

    private static string WordsOf(TableAccess access) =>
        string.Join(", ", Words.Where(word => access.HasFlag(word.Access)).Select(word => word.Word));

    private static string Quoted(string name, char quote) =>
        Name().IsMatch(name)
            ? $"{quote}{name}{quote}"
            : throw new BadInputException(
                $"'{name}' is no name for a user, table or database: small letters, digits and _ are, a letter or "
                    + $"_ first"
            );

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
