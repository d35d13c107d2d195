using BtcEvents.Benchmarks.Builds;
using BtcEvents.Benchmarks.Servers;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;

namespace BtcEvents.Benchmarks.Hop;

/// <summary>All contenders, started; each rests while another is measured.</summary>
internal sealed class HopField : IAsyncDisposable
{
    private const string Stage = "benchmarks/BtcEvents.HopStage";
    private const string Peer = "benchmarks/BtcEvents.Peers.Wolverine";

    // The stage's project compiles it in.
    private const string Facts = "benchmarks/BtcEvents.Benchmarks/Bus/SampleFact.cs";

    private readonly Stack<IAsyncDisposable> _held = [];
    private readonly OtlpSink _receiver = OtlpSink.Start();

    /// <summary>Who takes part.</summary>
    public Dictionary<Entrant, Contender> Contenders { get; } = [];

    /// <summary>Who does not, and why; one sentence each.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>Processor time of PostgreSQL; null where it cannot be read.</summary>
    public PostgresProcessor? Postgres { get; private set; }

    /// <summary>Builds and starts all who can be had.</summary>
    /// <exception cref="NotHereException">Ours cannot be built.</exception>
    public async Task StartAsync(string against)
    {
        var source = Checkout.Ours();
        var stage = await source.BuildAsync(Stage);
        await AddAsync(Entrant.Ours, stage);
        _held.Push(_receiver);
        await AddAsync(
            Entrant.Traced,
            stage,
            new(StringComparer.Ordinal)
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _receiver.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            }
        );
        await TryAsync(Entrant.Old, () => BuildOldAsync(source, against));
        await TryAsync(Entrant.Tuned, () => source.BuildAsync(Peer));
        await TryAsync(Entrant.Defaults, () => source.BuildAsync(Peer));
        await AddAsync(Entrant.Plain, Environment.ProcessPath!);
    }

    public async ValueTask DisposeAsync()
    {
        while (_held.TryPop(out var held))
        {
            await held.DisposeAsync();
        }
    }

    private async Task<string> BuildOldAsync(Checkout source, string commit)
    {
        var old = await OldCheckout.CreateAsync(source, commit);
        _held.Push(old);
        old.Take(Stage);
        old.Take(Facts);
        return await old.Source.BuildAsync(Stage);
    }

    private async Task TryAsync(Entrant entrant, Func<Task<string>> build)
    {
        try
        {
            await AddAsync(entrant, await build());
        }
        catch (NotHereException missing)
        {
            LeftOut.Add($"{entrant.Title} is left out: {missing.Message}");
        }
    }

    private async Task AddAsync(Entrant entrant, string program, Dictionary<string, string>? more = null)
    {
        var settings = ServiceSettings.Read();
        var broker = await BenchBroker.CreateAsync(
            settings.Of<RabbitMqOptions>(RabbitMqOptions.Section),
            $"bench-hop-{entrant.Key}"
        );
        _held.Push(broker);
        var database = await BenchDatabase.CreateAsync(
            settings.Of<PostgresOptions>(PostgresOptions.Section),
            $"hop_{entrant.Key}"
        );
        _held.Push(database);
        Postgres ??= await database.ProcessorAsync();
        var places = ProcessSettings.Of(broker.Options, database.Options);
        foreach (var (name, value) in more ?? [])
        {
            places[name] = value;
        }

        var contender = await Contender.StartAsync(
            broker,
            entrant.Format,
            () => ServiceProcess.StartAsync(program, places, entrant.Arguments)
        );
        _held.Push(contender);
        Contenders.Add(entrant, contender);
    }
}
