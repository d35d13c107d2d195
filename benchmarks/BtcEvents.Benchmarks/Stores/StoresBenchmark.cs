using System.Diagnostics;

namespace BtcEvents.Benchmarks.Stores;

/// <summary>The market store on MariaDB: many rows in one upsert against one autocommitted row at a time, and reading.</summary>
/// <remarks>
/// Options: the environment variables <c>BTC_MARIADB__HOST</c>, <c>__PORT</c>, <c>__DATABASE</c>, <c>__USER</c> and
/// <c>__PASSWORD</c>. It works in a database of its own beside that one, and drops it.
/// </remarks>
internal sealed class StoresBenchmark : IBenchmark
{
    private const double RequiredRatio = 40;
    private const int BulkRows = 10_000;
    private const int SingleRows = 1_000;

    public string Name => "stores";

    public string Description => "bulk upsert on MariaDB against one autocommitted row at a time, and reading";

    public BenchmarkReport Run(BenchmarkArguments arguments) => MariaBench.FromEnvironment() is { } settings
        ? Measure(arguments.Repeats, settings)
        : BenchmarkReport.Skip(
            Name, "it needs a MariaDB server, named by BTC_MARIADB__HOST, __PORT, __DATABASE, __USER and __PASSWORD: "
            + "'make servers' starts one and writes them to .servers/servers.env");

    private BenchmarkReport Measure(int repeats, MariaDb.MariaDbSettings settings)
    {
        using var bench = new MariaBench(settings);
        var rounds = Enumerable.Range(0, repeats + 1).Select(round => Round(bench, round)).Skip(1).ToArray(); // the first warms up
        var figures = rounds[0].Keys.ToDictionary(k => k, k => Median(rounds.Select(r => r[k])), StringComparer.Ordinal);
        var passed = figures["ratio"] >= RequiredRatio;
        return new(Name, Lines(bench.Server, figures, passed), figures, Passed: passed);
    }

    /// <summary>Everything once, side by side, so that a busy moment of the machine meets all of it.</summary>
    private static Dictionary<string, double> Round(MariaBench bench, int round)
    {
        var (few, many) = (bench.Bars(2 * round, SingleRows), bench.Bars((2 * round) + 1, BulkRows));
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["single_rows_per_second"] = SingleRows / Seconds(() => bench.WriteOneByOne(few)),
            ["bulk_rows_per_second"] = BulkRows / Seconds(() => bench.Upsert(many)),
            ["unchanged_rows_per_second"] = BulkRows / Seconds(() => bench.Upsert(many)),
            ["read_rows_per_second"] = BulkRows / Seconds(() => bench.Read(many)),
        };
        figures["ratio"] = figures["bulk_rows_per_second"] / figures["single_rows_per_second"];
        return figures;
    }

    private static double Seconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    private static string[] Lines(string server, Dictionary<string, double> figures, bool passed) =>
    [
        $"server {server}; daily bars of 5 numbers; medians",
        $"one autocommitted row at a time (prepared): {figures["single_rows_per_second"]:F0} rows/s",
        $"upsert of {BulkRows} new rows: {figures["bulk_rows_per_second"]:F0} rows/s, of the same rows again: "
            + $"{figures["unchanged_rows_per_second"]:F0} rows/s; read: {figures["read_rows_per_second"]:F0} rows/s",
        $"ratio: {figures["ratio"]:F0} times as fast (required: {RequiredRatio:F0}): {(passed ? "ok" : "TOO SLOW")}",
    ];
}
