using BtcEvents.Benchmarks.Bus;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Benchmarks.Handover;

/// <summary>
/// How long it takes from the beginning of one stage to the beginning of the next: the consumer's publish, journal and
/// inbox in one commit, the outbox, RabbitMQ, the other host's look into its inbox. Two hosts hand one cycle after the
/// other to each other.
/// </summary>
internal sealed class HandoverBenchmark : IBenchmark
{
    private const double AimMilliseconds = 50;
    private const int Hops = 500;

    public string Name => "handover";

    public string Description => "from the start of a step to the start of the next one, with inbox and outbox";

    public IReadOnlyList<string> Servers => ["rabbitmq", "postgres"];

    public BenchmarkReport Run(BenchmarkArguments arguments) =>
        Task.Run(() => RunAsync(arguments.Repeats)).GetAwaiter().GetResult();

    private async Task<BenchmarkReport> RunAsync(int repeats)
    {
        var settings = ServiceSettings.Read();
        await using var broker = await BenchBroker.CreateAsync(
            settings.Of<RabbitMqOptions>(RabbitMqOptions.Section),
            "bench-handover"
        );
        await using var database = await BenchDatabase.CreateAsync(
            settings.Of<PostgresOptions>(PostgresOptions.Section)
        );
        var hops = new HopTimes();
        void Share(IServiceCollection services) => services.AddSingleton(hops);
        await using var selector = await BenchHost.StartAsync(
            broker,
            database,
            bus => bus.AddStageConsumer<SelectionStep, FeaturesPrepared>(Stage.Selection),
            Share
        );
        await using var trainer = await BenchHost.StartAsync(
            broker,
            database,
            bus => bus.AddStageConsumer<TrainingStep, FeaturesSelected>(Stage.Training),
            Share
        );
        var figures = await Rounds.MediansAsync(
            repeats,
            async round =>
            {
                hops.Expect(Hops + 1);
                await selector.Bus.Publish(SampleFact.Prepared(attempt: (round * 2 * Hops) + 1));
                var times = await hops.HopsAsync();
                return new(StringComparer.Ordinal)
                {
                    ["p50_milliseconds"] = times[times.Length / 2],
                    ["p99_milliseconds"] = times[times.Length * 99 / 100],
                    ["longest_milliseconds"] = times[^1],
                };
            }
        );
        return Report(repeats, figures);
    }

    private BenchmarkReport Report(int repeats, Dictionary<string, double> figures)
    {
        var passed = figures["p99_milliseconds"] < AimMilliseconds;
        string[] lines =
        [
            $"{repeats} rounds of {Hops} hops, one cycle at a time; medians of the rounds",
            $"p50 {figures["p50_milliseconds"]:F1} ms, p99 {figures["p99_milliseconds"]:F1} ms, "
                + $"longest {figures["longest_milliseconds"]:F1} ms",
            $"p99 below {AimMilliseconds} ms: {(passed ? "met" : "MISSED")}",
        ];
        return new(Name, lines, figures, Passed: passed);
    }
}
