using System.Text.Json;
using BtcEvents.Benchmarks;
using BtcEvents.Benchmarks.Bus;
using BtcEvents.Benchmarks.Handover;
using BtcEvents.Benchmarks.Hop;
using BtcEvents.Benchmarks.RandomWalks;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Benchmarks.Soak;
using BtcEvents.Benchmarks.Startup;
using BtcEvents.Benchmarks.Stores;
using BtcEvents.Benchmarks.Trainers;
using BtcEvents.Benchmarks.Training;

// Every benchmark is named here; a new one is one more line.
IBenchmark[] all =
[
    new TrainingBenchmark(),
    new StoresBenchmark(),
    new BusBenchmark(),
    new HandoverBenchmark(),
    new HopBenchmark(),
    new StartupBenchmark(),
    new TrainersBenchmark(),
    new RandomWalksBenchmark(),
    new SoakBenchmark(),
];

if (args is [PlainHop.Argument])
{
    await PlainHop.RunAsync();
}

BenchmarkArguments arguments;
try
{
    arguments = BenchmarkArguments.Parse(args);
}
catch (FormatException misunderstood)
{
    Console.Error.WriteLine(misunderstood.Message);
    return 2;
}

var chosen = all.Where(b => b.Name.Contains(arguments.Filter, StringComparison.OrdinalIgnoreCase)).ToArray();
if (chosen.Length == 0)
{
    var names = string.Join(", ", all.Select(b => b.Name));
    Console.Error.WriteLine($"no benchmark has '{arguments.Filter}' in its name; there are: {names}");
    return 2;
}

if (arguments.ServersOnly)
{
    Console.WriteLine(string.Join(' ', chosen.SelectMany(b => b.Servers).Distinct(StringComparer.Ordinal)));
    return 0;
}

var reports = new List<BenchmarkReport>();
foreach (var benchmark in chosen)
{
    BenchmarkReport report;
    try
    {
        report = ServerSettings.Lacking(benchmark.Servers) is { } lacking
            ? BenchmarkReport.Skip(benchmark.Name, lacking)
            : benchmark.Run(arguments);
    }
    catch (FormatException misunderstood)
    {
        Console.Error.WriteLine(misunderstood.Message);
        return 2;
    }

    reports.Add(report);
    if (!arguments.Json)
    {
        Console.WriteLine($"{report.Name}: {benchmark.Description}");
        foreach (var line in report.Skipped is null ? report.Lines : [$"skipped: {report.Skipped}"])
        {
            Console.WriteLine($"  {line}");
        }
    }
}

if (arguments.Json)
{
    Console.WriteLine(JsonSerializer.Serialize(reports, JsonSerializerOptions.Web));
}

return reports.Any(r => r.Passed == false) ? 1 : 0;
