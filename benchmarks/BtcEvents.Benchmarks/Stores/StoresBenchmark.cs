using BtcEvents.Benchmarks.Servers;

namespace BtcEvents.Benchmarks.Stores;

/// <summary>
/// The market store on MariaDB: many rows in one upsert against one autocommitted row at a time, and reading.
/// </summary>
/// <remarks>It works in a database of its own beside the one that the settings name, and drops it.</remarks>
internal sealed class StoresBenchmark : IBenchmark
{
    private const double AimedRatio = 20;
    private const double AimedMicroseconds = 10;
    private const int WarmUps = 5;
    private const int BulkRows = 10_000;
    private const int SingleRows = 1_000;

    public string Name => "stores";

    public string Description => "bulk upsert on MariaDB against one autocommitted row at a time, and reading";

    public IReadOnlyList<string> Servers => ["mariadb"];

    public BenchmarkReport Run(BenchmarkArguments arguments) =>
        Task.Run(() => RunAsync(arguments.Repeats)).GetAwaiter().GetResult();

    private async Task<BenchmarkReport> RunAsync(int repeats)
    {
        using var bench = new MariaBench(BenchSchema.FromEnvironment());
        var figures = await Rounds.MediansAsync(repeats, round => RoundAsync(bench, round), WarmUps);
        var passed = figures["ratio"] >= AimedRatio && figures["bulk_client_microseconds_per_row"] <= AimedMicroseconds;
        return new(Name, Lines($"{bench.Server}; {bench.Disk}", figures), figures, Passed: passed);
    }

    private static async Task<Dictionary<string, double>> RoundAsync(MariaBench bench, int round)
    {
        var many = bench.Bars(3 * round, BulkRows);
        var (first, second) = (bench.Bars((3 * round) + 1, SingleRows), bench.Bars((3 * round) + 2, SingleRows));
        var (bulk, processor) = await MeasuredAsync(() => bench.UpsertAsync(many));
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["single_rows_per_second"] =
                SingleRows / await Rounds.SecondsAsync(() => Task.Run(() => bench.WriteAsText(first))),
            ["bulk_rows_per_second"] = BulkRows / bulk,
            ["bulk_client_microseconds_per_row"] = processor * 1e6 / BulkRows,
            ["prepared_rows_per_second"] =
                SingleRows / await Rounds.SecondsAsync(() => Task.Run(() => bench.WritePrepared(second))),
            ["unchanged_rows_per_second"] = BulkRows / await Rounds.SecondsAsync(() => bench.UpsertAsync(many)),
            ["read_rows_per_second"] = BulkRows / await Rounds.SecondsAsync(() => bench.ReadAsync(many)),
        };
        figures["ratio"] = figures["bulk_rows_per_second"] / figures["single_rows_per_second"];
        figures["prepared_ratio"] = figures["bulk_rows_per_second"] / figures["prepared_rows_per_second"];
        return figures;
    }

    /// <summary>Seconds of the clock and of this process's processor time that an action takes.</summary>
    private static async Task<(double Clock, double Processor)> MeasuredAsync(Func<Task> action)
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = await Rounds.SecondsAsync(action);
        return (clock, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static string[] Lines(string server, Dictionary<string, double> figures) =>
        [
            $"server {server}; daily bars of 5 numbers; medians",
            $"one autocommitted row at a time: {figures["single_rows_per_second"]:F0} rows/s as a statement with "
                + $"its values in the text, "
                + $"{figures["prepared_rows_per_second"]:F0} rows/s with one prepared statement for all",
            $"upsert of {BulkRows} new rows: {figures["bulk_rows_per_second"]:F0} rows/s, of the same rows again: "
                + $"{figures["unchanged_rows_per_second"]:F0} rows/s; read: {figures["read_rows_per_second"]:F0} "
                + $"rows/s",
            $"ratio: {figures["ratio"]:F0} times as fast (aim: {AimedRatio:F0}): "
                + $"{Verdict(figures["ratio"] >= AimedRatio)}; "
                + $"{figures["prepared_ratio"]:F0} times against the prepared statement",
            $"processor time of this process: {figures["bulk_client_microseconds_per_row"]:F1} us per upserted row "
                + $"(aim: at most {AimedMicroseconds:F0}): "
                + $"{Verdict(figures["bulk_client_microseconds_per_row"] <= AimedMicroseconds)}",
        ];

    private static string Verdict(bool met) => met ? "met" : "MISSED";
}
