namespace BtcEvents.Benchmarks;

/// <summary>What a benchmark found.</summary>
/// <param name="Name">Name of the benchmark.</param>
/// <param name="Lines">Sentences for people.</param>
/// <param name="Figures">Figures for machines; the unit is part of the name.</param>
/// <param name="Skipped">Why nothing was measured; null if something was.</param>
/// <param name="Passed">Whether every requirement was met; null if there is none or nothing was measured.</param>
internal sealed record BenchmarkReport(
    string Name,
    IReadOnlyList<string> Lines,
    IReadOnlyDictionary<string, double> Figures,
    string? Skipped = null,
    bool? Passed = null
)
{
    internal static BenchmarkReport Skip(string name, string reason) =>
        new(name, [], new Dictionary<string, double>(StringComparer.Ordinal), reason);
}
