using System.Diagnostics;
using System.Net;
using BtcEvents.Benchmarks.Builds;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;

namespace BtcEvents.Benchmarks.Startup;

/// <summary>The trainer of one checkout, on places of its own, started again and again.</summary>
internal sealed class StartedService : IAsyncDisposable
{
    private const string Project = "services/BtcEvents.Trainer";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _client = new();
    private readonly string _program;
    private readonly BenchBroker _broker;
    private readonly BenchDatabase _database;
    private readonly BenchSchema _schema;

    private StartedService(string program, BenchBroker broker, BenchDatabase database, BenchSchema schema) =>
        (_program, _broker, _database, _schema) = (program, broker, database, schema);

    /// <summary>Builds it and starts it once, so that its tables and queues are there.</summary>
    /// <exception cref="NotHereException">It cannot be built.</exception>
    public static async Task<StartedService> PrepareAsync(string name, Checkout source)
    {
        var program = await source.BuildAsync(Project);
        var settings = ServiceSettings.Read();
        var service = new StartedService(
            program,
            await BenchBroker.CreateAsync(
                settings.Of<RabbitMqOptions>(RabbitMqOptions.Section),
                $"bench-startup-{name}"
            ),
            await BenchDatabase.CreateAsync(settings.Of<PostgresOptions>(PostgresOptions.Section), $"startup_{name}"),
            new BenchSchema(BenchSchema.FromEnvironment(), $"startup_{name}")
        );
        using var first = await service.StartAsync(migrate: true);
        return service;
    }

    /// <summary>Starts and ends it; seconds of processor time until it said that it can work.</summary>
    public async Task<double> SecondsAsync()
    {
        using var process = await StartAsync(migrate: false);
        var health = new Uri(process.HealthAddress + HealthQuestion.Page);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await _client.GetAsync(health);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return process.ProcessorSeconds;
            }

            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException(
                    $"{_program} did not become ready: {await answer.Content.ReadAsStringAsync()}"
                );
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _schema.Dispose();
        await _database.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private Task<ServiceProcess> StartAsync(bool migrate)
    {
        var settings = ProcessSettings.Of(_broker.Options, _database.Options);
        settings["BTC_MARIADB__DATABASE"] = _schema.Name;
        settings["BTC_MIGRATE"] = migrate ? "true" : "false";
        return ServiceProcess.StartAsync(_program, settings);
    }
}
