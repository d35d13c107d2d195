using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BtcEvents.BusTests.Support;

/// <summary>
/// A command that a page shows with its output. Compared are words and figures in their order: not line breaks, widths,
/// times, paths and identities. <c>...</c> stands for any output.
/// </summary>
/// <param name="Page">The page, relative to the checkout.</param>
/// <param name="Line">Number of the line of the command.</param>
/// <param name="Command">The command without its prompt.</param>
/// <param name="Output">The lines behind it.</param>
internal sealed partial record DocumentedOutput(string Page, int Line, string Command, IReadOnlyList<string> Output)
{
    private const string Prompt = "$ ";
    private static readonly string[] Pages = ["README.md", "docs/commands.md", "docs/configuration.md"];

    /// <summary>The checkout.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "../../.."));

    /// <summary>Where it stands, for messages.</summary>
    public string Place => $"{Page}:{Line}";

    /// <summary>Those of the pages that show every command.</summary>
    public static IEnumerable<DocumentedOutput> All => Pages.SelectMany(Of);

    /// <summary>The commands of ours that a page shows.</summary>
    private static IReadOnlyList<DocumentedOutput> Of(string page)
    {
        var found = new List<DocumentedOutput>();
        List<string>? output = null;
        var inBlock = false;
        foreach (var (index, line) in File.ReadLines(Path.Combine(Root, page)).Index())
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                (inBlock, output) = (!inBlock, null);
            }
            else if (inBlock && line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                output = [];
                found.Add(new(page, index + 1, line[Prompt.Length..], output));
            }
            else
            {
                output?.Add(line);
            }
        }

        return [.. found.Where(one => one.Command.Contains("./btc ", StringComparison.Ordinal))];
    }

    /// <summary>The first words of the page that real output does not have behind those before, or what it has beside
    /// them where nothing was cut; null where both are the same.</summary>
    public string? MissingIn(string real)
    {
        var (seen, at) = (Plain(real), 0);
        var parts = Cut().Split(string.Join('\n', Output));
        for (var i = 0; i < parts.Length; i++)
        {
            var part = Plain(parts[i]);
            var found = Find(
                seen,
                part,
                at,
                beginsInAWord: i > 0 && parts[i].Length > 0 && !char.IsWhiteSpace(parts[i][0]),
                endsInAWord: i < parts.Length - 1 && parts[i].Length > 0 && !char.IsWhiteSpace(parts[i][^1])
            );
            if (found < 0)
            {
                return $"{Place}: '{part}' is not in '{seen[at..]}'";
            }

            if (i == 0 && part.Length > 0 && found > 0)
            {
                return $"{Place}: '{seen[..found]}' comes before what is shown";
            }

            at = found + part.Length;
        }

        return parts[^1].Length > 0 && at < seen.Length ? $"{Place}: '{seen[at..]}' is not shown" : null;
    }

    // As whole words, so that 11.0 is not found in 11.03.
    private static int Find(string seen, string part, int at, bool beginsInAWord, bool endsInAWord)
    {
        for (var found = seen.IndexOf(part, at, StringComparison.Ordinal); found >= 0; )
        {
            var end = found + part.Length;
            if (
                part.Length == 0
                || (
                    (beginsInAWord || found == 0 || seen[found - 1] == ' ')
                    && (endsInAWord || end == seen.Length || seen[end] == ' ')
                )
            )
            {
                return found;
            }

            found = seen.IndexOf(part, found + 1, StringComparison.Ordinal);
        }

        return -1;
    }

    private static string Plain(string text)
    {
        var plain = Stores().Replace(text, "");
        plain = Volatile().Replace(plain, "~");
        plain = Drawn().Replace(plain, "~");
        return Numbers().Replace(Spaces().Replace(plain, " "), "~ ").Trim();
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    // What was cut: from the sign to the end of a line that begins with it, or to the next word. A path may begin so.
    [GeneratedRegex(
        @"^ *(│ )?\.\.\.(?!/).*$|\.\.\.(?!/)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Cut();

    // What an advised command needs in the folder of a test.
    [GeneratedRegex(
        @" --(servers|home) [^\s']+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Stores();

    // Times of day and of work, days on which it may have run (those of the sample are before), identities and digests,
    // addresses and the places of a test on them, folders.
    [GeneratedRegex(
        @"(\d{4}-)?\d\d-\d\d \d\d:\d\d(:\d\d(\.\d+)?)?( UTC)?|202[6-9]-\d\d-\d\d(?!\d)|\d+(\.\d+)? s\b"
            + @"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{8,64}\b|127\.0\.0\.1:\d+(/[\w-]+)?"
            + @"|(?<=database |bucket )[\w-]+|(\.\.\.|/)[\w./-]*/(?=[\w.])|\d+(\.\d+)? % of it without work"
            + @"|longest: [\w ]+ by [\w-]+, ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Volatile();

    // Bars and the lines of tables.
    [GeneratedRegex(
        "[░▒█]([ ░▒█]*[░▒█])?|[─┬┴┼]+",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Drawn();

    // Of processes and ports in a table, and of dead letters before their time.
    [GeneratedRegex(@"(?<=│ )\d+ (?=│)|\b\d{4} (?=~)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
