using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Doctor;

/// <summary>
/// Looks at everything at once. A server that is away is an observation, not a failure.
/// </summary>
internal sealed class DoctorLook(ServerSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Beside the broker and the market store, which are looked at anyhow.
    private static readonly string[] Others = [PostgresProbe.Name, S3Probe.Name];

    private readonly List<ServerState> _seen = [];

    /// <summary>Looks.</summary>
    /// <param name="symbol">Whose series.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<Observations> RunAsync(string symbol, CancellationToken cancellationToken)
    {
        var broker = settings.As(service: null).Of<RabbitMqOptions>(RabbitMqOptions.Section);
        var views = FleetAsync(cancellationToken);
        var letters = TryAsync(
            "RabbitMQ",
            broker.Address,
            async token => DeadLetterCause.Of(await new DeadLetters(broker).ListAsync(null, token)),
            cancellationToken
        );
        var queues = TryAsync(
            "RabbitMQ",
            broker.Address,
            token => BrokerQueues.StatesAsync(broker, token),
            cancellationToken
        );
        var series = SeriesAsync(symbol, await views, cancellationToken);
        await Task.WhenAll(letters, queues, series);
        return new()
        {
            Place = settings.Origin,
            Option = settings.Option,
            Services = Expected.Of(await views),
            Servers = await ServersAsync(await views, cancellationToken),
            Queues = await queues,
            DeadLetters = await letters,
            Series = await series,
        };
    }

    private async Task<IReadOnlyList<ServiceView>> FleetAsync(CancellationToken cancellationToken)
    {
        using var look = new FleetLook();
        return await look.AtAsync(new FleetFolder(settings.Folder).Read(), cancellationToken);
    }

    private Task<IReadOnlyList<SeriesAge>?> SeriesAsync(
        string symbol,
        IReadOnlyList<ServiceView> views,
        CancellationToken cancellationToken
    )
    {
        var store = settings.As(service: null).Of<MariaDbOptions>(MariaDbOptions.Section);
        return TryAsync(
            MySqlMarketStore.ServerName,
            store.Address,
            token => new SeriesLook(settings, clock).RunAsync(symbol, views, token),
            cancellationToken
        );
    }

    // What a service says of a server is what counts, and costs nothing; the others are asked from here.
    private async Task<IReadOnlyList<ServerState>> ServersAsync(
        IReadOnlyList<ServiceView> views,
        CancellationToken cancellationToken
    )
    {
        var told = views
            .SelectMany(view => view.Servers)
            .Where(server => server.Server != HealthAnswer.Bus)
            .Concat(_seen)
            .GroupBy(server => server.Server, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.FirstOrDefault(server => !server.Healthy) ?? group.First(),
                StringComparer.Ordinal
            );
        if (!Others.All(told.ContainsKey))
        {
            await using var stores = ServerStores.Open(settings);
            foreach (var probe in stores.GetServices<IServerProbe>().Where(probe => !told.ContainsKey(probe.Server)))
            {
                told[probe.Server] = await ProbeAsync(probe, cancellationToken);
            }
        }

        return [.. told.Values.OrderBy(server => server.Server, StringComparer.Ordinal)];
    }

    private static async Task<ServerState> ProbeAsync(IServerProbe probe, CancellationToken cancellationToken)
    {
        try
        {
            await probe.CheckAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return new(probe.Server, probe.Address, true, "");
        }
        catch (Exception away) when (away is ServerException or BadInputException or TimeoutException)
        {
            return new(probe.Server, probe.Address, false, away.Message);
        }
    }

    private async Task<T?> TryAsync<T>(
        string server,
        string address,
        Func<CancellationToken, Task<T>> look,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            var answer = await look(cancellationToken);
            Note(new(server, address, true, ""));
            return answer;
        }
        // The latter of tables that are absent, or of another version.
        catch (Exception away) when (away is ServerException or BadInputException)
        {
            Note(new(server, address, false, away.Message));
            return null;
        }
    }

    private void Note(ServerState state)
    {
        lock (_seen)
        {
            _seen.Add(state);
        }
    }
}
