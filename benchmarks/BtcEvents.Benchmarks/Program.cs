using System.Text.Json;
using BtcEvents.Benchmarks;
using BtcEvents.Benchmarks.Stores;
using BtcEvents.Benchmarks.Training;

// Every benchmark is named here; a new one is one more line.
IBenchmark[] all =
[
    new TrainingBenchmark(),
    new StoresBenchmark(),
];

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

var reports = new List<BenchmarkReport>();
foreach (var benchmark in chosen)
{
    var report = benchmark.Run(arguments);
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
