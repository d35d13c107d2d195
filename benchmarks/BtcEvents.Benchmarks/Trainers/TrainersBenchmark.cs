using BtcEvents.Benchmarks.Builds;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.S3;
using MassTransit;

namespace BtcEvents.Benchmarks.Trainers;

/// <summary>A queue of trainings drained by one trainer process and by two, each with one thread.</summary>
internal sealed class TrainersBenchmark : IBenchmark
{
    private const int Trainings = 100;
    private const int WarmUp = 10;
    private const int MostRounds = 3;

    public string Name => "trainers";

    public string Description => $"{Trainings} small trainings drained by one trainer process and by two";

    public IReadOnlyList<string> Servers => ["rabbitmq", "postgres", "mariadb", "s3"];

    public BenchmarkReport Run(BenchmarkArguments arguments) =>
        Checkout.Ours().ProgramOf("services/BtcEvents.Trainer") is var program && !File.Exists(program)
            ? BenchmarkReport.Skip(Name, "services/BtcEvents.Trainer is not built")
            : Task.Run(() => RunAsync(program, Math.Min(arguments.Repeats, MostRounds))).GetAwaiter().GetResult();

    private async Task<BenchmarkReport> RunAsync(string program, int repeats)
    {
        var settings = ServiceSettings.Read();
        await using var broker = await BenchBroker.CreateAsync(
            settings.Of<RabbitMqOptions>(RabbitMqOptions.Section),
            "bench-trainers"
        );
        await using var database = await BenchDatabase.CreateAsync(
            settings.Of<PostgresOptions>(PostgresOptions.Section)
        );
        using var schema = new BenchSchema(BenchSchema.FromEnvironment());
        using var bucket = new S3Bucket(settings.Of<S3Options>(S3Options.Section));
        await bucket.EnsureAsync(CancellationToken.None);
        var work = await TrainingWork.PrepareAsync(new S3ArtefactStore(bucket));
        var places = new Dictionary<string, string>(TrainingWork.SmallRecipe, StringComparer.Ordinal)
        {
            ["BTC_RABBITMQ__VIRTUALHOST"] = broker.Options.VirtualHost,
            ["BTC_POSTGRES__DATABASE"] = database.Options.Database,
            ["BTC_MARIADB__DATABASE"] = schema.Name,
            ["BTC_MIGRATE"] = "true",
            ["BTC_HEALTH__PORT"] = "0",
        };
        await using var sink = await Sink.OpenAsync<ModelTrained>(broker);
        await using var bus = await BenchBus.StartAsync(broker);
        async Task TrainAsync(int count)
        {
            sink.Messages.Expect(count);
            await bus.Bus.PublishBatch(work.Next(count));
            await sink.Messages.DoneAsync();
        }

        using var first = await ServiceProcess.StartAsync(program, places);
        Task<Dictionary<string, double>> RoundAsync(int round) =>
            CompareAsync(TrainAsync, first, () => ServiceProcess.StartAsync(program, places));
        // Each round warms up by itself.
        return Report(repeats, await Rounds.MediansAsync(repeats, RoundAsync, warmUps: 0));
    }

    /// <summary>
    /// The first trainer alone, then with another beside it, each after some trainings that do not count.
    /// </summary>
    private static async Task<Dictionary<string, double>> CompareAsync(
        Func<int, Task> train,
        ServiceProcess first,
        Func<Task<ServiceProcess>> another
    )
    {
        await train(WarmUp);
        var processor = first.ProcessorSeconds;
        var alone = Trainings / await Rounds.SecondsAsync(() => train(Trainings));
        processor = (first.ProcessorSeconds - processor) / Trainings;
        using var second = await another();
        await train(2 * WarmUp);
        var together = Trainings / await Rounds.SecondsAsync(() => train(Trainings));
        return new(StringComparer.Ordinal)
        {
            ["one_per_second"] = alone,
            ["two_per_second"] = together,
            ["ratio"] = together / alone,
            ["processor_seconds"] = processor,
        };
    }

    private BenchmarkReport Report(int repeats, Dictionary<string, double> figures)
    {
        string[] lines =
        [
            $"{repeats} rounds on {Environment.ProcessorCount} processors, which the servers share; "
                + $"one training takes {figures["processor_seconds"]:F2} s of processor time; medians",
            $"one trainer: {figures["one_per_second"]:F1} trainings/s, two: {figures["two_per_second"]:F1} trainings/s",
            $"ratio: {figures["ratio"]:F2} (2 where nothing is shared)",
        ];
        return new(Name, lines, figures);
    }
}
