using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;

namespace BtcEvents.Benchmarks.Bus;

/// <summary>
/// Durable publish plus consume, by a plain RabbitMQ.Client loop, by our transport, and by a whole stage with inbox and
/// outbox. Each has a virtual host of its own and runs while the others rest.
/// </summary>
internal sealed class BusBenchmark : IBenchmark
{
    private const double AimedRatio = 0.3;
    private const int Messages = 5_000;
    private const int StageMessages = 1_000;
    private const int WarmUps = 4; // services run for long, and the bus is much code to compile

    public string Name => "bus";

    public string Description => "publish and consume over RabbitMQ, against a plain RabbitMQ.Client loop";

    public IReadOnlyList<string> Servers => ["rabbitmq", "postgres"];

    public BenchmarkReport Run(BenchmarkArguments arguments) =>
        Task.Run(() => RunAsync(arguments.Repeats)).GetAwaiter().GetResult();

    private static async Task<BenchBroker> BrokerAsync(string name) =>
        await BenchBroker.CreateAsync(ServiceSettings.Read().Of<RabbitMqOptions>(RabbitMqOptions.Section), name);

    private async Task<BenchmarkReport> RunAsync(int repeats)
    {
        await using var plainBroker = await BrokerAsync("bench-plain");
        await using var transportBroker = await BrokerAsync("bench-transport");
        await using var stageBroker = await BrokerAsync("bench-stage");
        await using var database = await BenchDatabase.CreateAsync(
            ServiceSettings.Read().Of<PostgresOptions>(PostgresOptions.Section)
        );
        await using var plain = await PlainLoop.StartAsync(plainBroker);
        await using var transport = await TransportLoop.StartAsync(transportBroker);
        await using var stage = await StageLoop.StartAsync(stageBroker, database);
        var figures = await Rounds.MediansAsync(
            repeats,
            round =>
                RoundAsync(SampleFact.Prepared(round, Messages), plain.RunAsync, transport.RunAsync, stage.RunAsync),
            WarmUps
        );
        var passed = figures["ratio"] >= AimedRatio;
        return new(Name, Lines(transportBroker.Options, figures, passed), figures, Passed: passed);
    }

    private static async Task<Dictionary<string, double>> RoundAsync(
        FeaturesPrepared[] facts,
        Func<FeaturesPrepared[], Task> plain,
        Func<FeaturesPrepared[], Task> transport,
        Func<FeaturesPrepared[], Task> stage
    )
    {
        var rates = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["plain_per_second"] = await RateAsync(plain, facts),
            ["transport_per_second"] = await RateAsync(transport, facts),
            ["stage_per_second"] = await RateAsync(stage, facts[..StageMessages]),
        };
        rates["ratio"] = rates["transport_per_second"] / rates["plain_per_second"];
        rates["stage_ratio"] = rates["stage_per_second"] / rates["plain_per_second"];
        return rates;
    }

    private static async Task<double> RateAsync(Func<FeaturesPrepared[], Task> run, FeaturesPrepared[] facts) =>
        facts.Length / await Rounds.SecondsAsync(() => run(facts));

    private static string[] Lines(RabbitMqOptions options, Dictionary<string, double> figures, bool passed) =>
        [
            $"persistent facts on quorum queues, {Window.Size} confirmations under way; medians of interleaved "
                + $"rounds of {Messages}",
            $"plain RabbitMQ.Client loop (JSON both ways, each acknowledged): {figures["plain_per_second"]:F0} "
                + $"messages/s",
            $"our transport (prefetch {options.PrefetchCount}, {options.ConcurrencyLimit} at once): "
                + $"{figures["transport_per_second"]:F0} messages/s",
            $"a stage with inbox, journal and outbox, one in and one out: {figures["stage_per_second"]:F0} messages/s",
            $"ratio of transport to plain loop: {figures["ratio"]:F2} (aim: at least {AimedRatio}): "
                + $"{(passed ? "met" : "MISSED")}; "
                + $"with everything a stage does, a transaction of its own included: {figures["stage_ratio"]:F2}",
        ];
}
