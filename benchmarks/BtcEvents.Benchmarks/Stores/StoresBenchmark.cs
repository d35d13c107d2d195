using BtcEvents.Benchmarks.Servers;

namespace BtcEvents.Benchmarks.Stores;

/// <summary>The market store on MariaDB: many rows in one upsert against one autocommitted row at a time, and reading.</summary>
/// <remarks>It works in a database of its own beside the one that the settings name, and drops it.</remarks>
internal sealed class StoresBenchmark : IBenchmark
{
    private const double AimedRatio = 40;
    private const int BulkRows = 10_000;
    private const int SingleRows = 1_000;

    public string Name => "stores";

    public string Description => "bulk upsert on MariaDB against one autocommitted row at a time, and reading";

    public IReadOnlyList<string> Servers => ["mariadb"];

    public BenchmarkReport Run(BenchmarkArguments arguments) => Task.Run(() => RunAsync(arguments.Repeats)).GetAwaiter().GetResult();

    private async Task<BenchmarkReport> RunAsync(int repeats)
    {
        using var bench = new MariaBench(BenchSchema.FromEnvironment());
        var figures = await Rounds.MediansAsync(repeats, round => RoundAsync(bench, round));
        var passed = figures["ratio"] >= AimedRatio;
        return new(Name, Lines(bench.Server, figures, passed), figures, Passed: passed);
    }

    private static async Task<Dictionary<string, double>> RoundAsync(MariaBench bench, int round)
    {
        var many = bench.Bars(3 * round, BulkRows);
        var (first, second) = (bench.Bars((3 * round) + 1, SingleRows), bench.Bars((3 * round) + 2, SingleRows));
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["single_rows_per_second"] = SingleRows / await Rounds.SecondsAsync(() => Task.Run(() => bench.WriteAsText(first))),
            ["bulk_rows_per_second"] = BulkRows / await Rounds.SecondsAsync(() => bench.UpsertAsync(many)),
            ["prepared_rows_per_second"] = SingleRows / await Rounds.SecondsAsync(() => Task.Run(() => bench.WritePrepared(second))),
            ["unchanged_rows_per_second"] = BulkRows / await Rounds.SecondsAsync(() => bench.UpsertAsync(many)),
            ["read_rows_per_second"] = BulkRows / await Rounds.SecondsAsync(() => bench.ReadAsync(many)),
        };
        figures["ratio"] = figures["bulk_rows_per_second"] / figures["single_rows_per_second"];
        figures["prepared_ratio"] = figures["bulk_rows_per_second"] / figures["prepared_rows_per_second"];
        return figures;
    }

    private static string[] Lines(string server, Dictionary<string, double> figures, bool passed) =>
    [
        $"server {server}; daily bars of 5 numbers; medians",
        $"one autocommitted row at a time: {figures["single_rows_per_second"]:F0} rows/s as a statement with its values in the text, "
            + $"{figures["prepared_rows_per_second"]:F0} rows/s with one prepared statement for all",
        $"upsert of {BulkRows} new rows: {figures["bulk_rows_per_second"]:F0} rows/s, of the same rows again: "
            + $"{figures["unchanged_rows_per_second"]:F0} rows/s; read: {figures["read_rows_per_second"]:F0} rows/s",
        $"ratio: {figures["ratio"]:F0} times as fast (aim: {AimedRatio:F0}): {(passed ? "met" : "MISSED")}; "
            + $"{figures["prepared_ratio"]:F0} times against the prepared statement",
    ];
}
