using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>The alert rules as they lie in the project.</summary>
internal static class RuleFile
{
    private const string Start = "- alert: ";

    public static string Folder { get; } = System.IO.Path.Combine(Servers.Root, "observability", "prometheus");

    public static string Path { get; } = System.IO.Path.Combine(Folder, "rules", "btc-events.yml");

    /// <summary>Names of the alerts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. File.ReadLines(Path)
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(Start, StringComparison.Ordinal))
            .Select(line => line[Start.Length..]),
    ];
}
