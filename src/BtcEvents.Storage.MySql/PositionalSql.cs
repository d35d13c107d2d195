using System.Text.RegularExpressions;

namespace BtcEvents.Storage.MySql;

/// <summary>Turns the names of a statement's values into <c>?</c>: MariaDB binds by place, and takes <c>@name</c> for a variable.</summary>
internal static partial class PositionalSql
{
    /// <summary>The statement with <c>?</c>, and the name that belongs to each, in order; a name may stand more than once.</summary>
    /// <param name="sql">A statement without quoted text.</param>
    public static (string Sql, IReadOnlyList<string> Names) Of(string sql)
    {
        var names = new List<string>();
        var text = Parameter().Replace(sql, match =>
        {
            names.Add(match.Groups["name"].Value);
            return "?";
        });
        return (text, names);
    }

    [GeneratedRegex("@(?<name>[a-z_]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
