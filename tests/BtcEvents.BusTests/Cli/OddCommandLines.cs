using System.CommandLine;

namespace BtcEvents.BusTests.Cli;

/// <summary>
/// Command lines that nobody means: every command, with options of its own and of others, and values that are empty,
/// huge, of another kind or of no kind. Drawn from a seed.
/// </summary>
internal sealed class OddCommandLines(RootCommand tree, int seed, string folder)
{
    private static readonly string[] Values =
    [
        "",
        " ",
        "-",
        "--",
        "0",
        "-1",
        "1.5",
        "NaN",
        "1e309",
        "99999999999999999999",
        "2025-06",
        "2025-13",
        "0001-01",
        "9999-12",
        "2025-06-01",
        "BTC-USD",
        "BTC-EUR",
        "BTC-USD-",
        "A--B",
        "btc-usd",
        new('A', 300),
        "BTC-USD-2025-06-1",
        "BTC-USD-2025-06-99999999999999999999",
        "00000000-0000-0000-0000-000000000000",
        "Data",
        "forecast",
        "17",
        "/dev/null",
        "/dev/full",
        "/proc/self/mem",
        "/nosuch/deeply/nested",
        "file",
        "file/under",
        "dir",
        "http://",
        "http://127.0.0.1:1",
        "ftp://example.org",
        "@file",
        "@nosuch",
        "'; DROP TABLE forecasts; --",
        "%s%n{0}[red]",
        "\u00e9\u2603\U0001F4A5\u202e",
        "\ud800",
        "a\tb\nc",
    ];

    private readonly Random _random = new(seed);

    /// <summary>
    /// The next one. What would work for minutes or fetch something is never asked for: what forecasts looks for its
    /// figures where there are none.
    /// </summary>
    public string[] Next()
    {
        var command = Command(out var path);
        List<string> line = [.. path];
        var options = tree.Subcommands.Concat([command]).SelectMany(c => c.Options).ToArray();
        for (var n = _random.Next(6); n > 0; n--)
        {
            // Mostly those of the command itself.
            var pool = _random.Next(4) > 0 && command.Options.Count > 0 ? [.. command.Options] : options;
            line.Add(_random.Next(12) == 0 ? Pick(Values) : Pick(pool).Name);
            if (_random.Next(6) > 0)
            {
                line.Add(Pick(Values));
            }
        }

        for (var n = _random.Next(3); n > 0; n--)
        {
            line.Insert(_random.Next(line.Count + 1), Pick(Values));
        }

        line.RemoveAll(word => word is "--dashboard" or "--follow" or "--open" or "--wait");
        return path is ["cycle" or "nowcast" or "backtest" or "ablate"]
            ? [.. line, "--market", Path.Combine(folder, "dir")]
            : [.. line];
    }

    /// <summary>Values for the variables that commands read.</summary>
    public string Value() => Pick(Values).Replace("\0", "", StringComparison.Ordinal);

    private Command Command(out string[] path)
    {
        Command command = Pick(tree.Subcommands.ToArray());
        path = [command.Name];
        while (command.Subcommands.Count > 0 && _random.Next(4) > 0)
        {
            command = Pick(command.Subcommands.ToArray());
            path = [.. path, command.Name];
        }

        if (_random.Next(10) == 0)
        {
            path = [Pick(Values), .. path];
        }

        return command;
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
