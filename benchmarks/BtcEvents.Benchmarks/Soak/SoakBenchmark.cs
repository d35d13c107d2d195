using BtcEvents.Benchmarks.Builds;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Benchmarks.Soak;

/// <summary>Memory of the services while they run one cycle after another: whether it levels off.</summary>
internal sealed class SoakBenchmark : IBenchmark
{
    private const int UsualCycles = 300;

    // Eight processes: a twentieth of a megabyte each, code that is compiled again included.
    private const double AimedGrowth = 0.4;

    public string Name => "soak";

    public string Description => $"memory of the services over {UsualCycles} cycles (--cycles N)";

    public IReadOnlyList<string> Servers => ["rabbitmq", "postgres", "mariadb", "s3"];

    public BenchmarkReport Run(BenchmarkArguments arguments)
    {
        var cycles = arguments.Number("cycles", UsualCycles);
        var source = Checkout.Ours();
        var missing = ServiceList.Shipped.Services.Select(ProgramOf).FirstOrDefault(program => !File.Exists(program));
        return !MemoryLook.IsPossible
                ? BenchmarkReport.Skip(Name, "the system does not tell how much memory a process takes (/proc)")
            : missing is not null ? BenchmarkReport.Skip(Name, $"{missing} is not built")
            : Report(Task.Run(() => SoakFleet.RunAsync(source, cycles)).GetAwaiter().GetResult());

        string ProgramOf(ServiceEntry service) => source.ProgramOf($"services/{service.Project}");
    }

    private BenchmarkReport Report(IReadOnlyList<MemoryLook> looks)
    {
        var (idle, last) = (looks[0], looks[^1]);
        var late = looks.First(look => look.Cycles >= last.Cycles * 2 / 3);
        var growth = Aim.AtMost(
            "growth_megabytes_per_cycle",
            "growth over the last third, megabytes a cycle, of all services together",
            (last.Proportional - late.Proportional) / Math.Max(1, last.Cycles - late.Cycles),
            AimedGrowth
        );
        string[] lines =
        [
            $"{ServiceList.Shipped.Services.Length} services, {SoakFleet.AtOnce} cycles at a time, SIMULATED sample; "
                + "resident sets added up / what they share counted once",
            .. looks.Select(look => $"after {look.Cycles} cycles: {look.Resident:F0} / {look.Proportional:F0} MB"),
            growth.Line,
        ];
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["idle_resident_megabytes"] = idle.Resident,
            ["idle_proportional_megabytes"] = idle.Proportional,
            ["resident_megabytes"] = last.Resident,
            ["proportional_megabytes"] = last.Proportional,
            [growth.Key] = growth.Figure,
        };
        return new(Name, lines, figures, Passed: growth.Met);
    }
}
