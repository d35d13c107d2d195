namespace BtcEvents.Benchmarks;

/// <summary>What the command line says.</summary>
/// <param name="Filter">Part of the names of the benchmarks to run; empty for all.</param>
/// <param name="Json">Whether to print JSON instead of lines for people.</param>
/// <param name="ServersOnly">Whether only to print which servers the chosen benchmarks need.</param>
/// <param name="Repeats">Measured runs, of which the median counts.</param>
/// <param name="Options">Further <c>--name value</c> pairs, for single benchmarks.</param>
internal sealed record BenchmarkArguments(
    string Filter,
    bool Json,
    bool ServersOnly,
    int Repeats,
    IReadOnlyDictionary<string, string> Options
)
{
    internal const string Usage =
        "usage: BtcEvents.Benchmarks [--filter PART] [--repeats N] [--json] [--servers] [--name value ...]";

    /// <summary>An option of a benchmark, else its environment variable, else null.</summary>
    internal string? Option(string name, string variable) =>
        Options.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(variable);

    /// <summary>An option of a benchmark that counts something.</summary>
    /// <exception cref="FormatException">It is not a positive number.</exception>
    internal int Number(string name, int otherwise)
    {
        var text = Options.GetValueOrDefault(name);
        return text is null ? otherwise
            : int.TryParse(text, out var number) && number > 0 ? number
            : throw new FormatException($"--{name} must be a positive number, not '{text}'; {Usage}");
    }

    /// <exception cref="FormatException">
    /// An argument is not <c>--json</c>, <c>--servers</c> or a pair, or the repeats are not a positive number.
    /// </exception>
    internal static BenchmarkArguments Parse(string[] arguments)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var flags = arguments.Where(a => a is not ("--json" or "--servers")).ToArray();
        for (var i = 0; i < flags.Length; i += 2)
        {
            if (!flags[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == flags.Length)
            {
                throw new FormatException($"'{flags[i]}' is not understood; {Usage}");
            }

            pairs[flags[i][2..]] = flags[i + 1];
        }

        var parsed = new BenchmarkArguments(
            pairs.GetValueOrDefault("filter", ""),
            arguments.Contains("--json"),
            arguments.Contains("--servers"),
            Repeats: 0,
            pairs
        );
        return parsed with { Repeats = parsed.Number("repeats", 5) };
    }
}
