using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Cli.Distributed;

/// <summary>Lines of <c>KEY=VALUE</c>; empty lines and those that begin with <c>#</c> say nothing.</summary>
internal static class EnvironmentFile
{
    private const int Longest = 1 << 20; // characters; a device would never end

    /// <summary>The values of a file.</summary>
    /// <exception cref="BadInputException">It is too long for one, or <see cref="Parse"/> refuses it.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        using var reader = new StreamReader(path);
        var text = new char[Longest + 1];
        var length = reader.ReadBlock(text);
        return length <= Longest
            ? Parse(new string(text, 0, length).Split('\n'), path)
            : throw new BadInputException($"{path} is no file of settings: it is longer than {Longest} characters");
    }

    /// <summary>The values by key; of a key that comes twice, the later one.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="name">Name of the file, for messages.</param>
    /// <exception cref="BadInputException">A line is something else; the sentence names its number and never shows it,
    /// since values are secret.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> lines, string name)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, line) in lines.Index())
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            var end = text.IndexOf('=', StringComparison.Ordinal);
            var key = end < 0 ? "" : text[..end].TrimEnd();
            if (!IsKey(key))
            {
                throw new BadInputException($"{name}, line {index + 1}: not KEY=VALUE");
            }

            values[key] = Unquoted(text[(end + 1)..].TrimStart());
        }

        return values;
    }

    private static bool IsKey(string key) =>
        key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Unquoted(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;
}
