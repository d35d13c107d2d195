using MassTransit;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Gathers what the health page says. Servers are looked at when somebody asks, at most once a second.
/// </summary>
public sealed class HealthReport(string service, ServerWatch watch, IBusControl bus, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _looking = new(1);
    private (long At, IReadOnlyList<ServerState> Servers)? _last;

    /// <summary><c>waiting</c>, <c>starting</c>, <c>running</c> or <c>stopping</c>; set by the host.</summary>
    public string State { get; set; } = "waiting";

    /// <summary>The answer of now.</summary>
    public async Task<HealthAnswer> ReadAsync(CancellationToken cancellationToken)
    {
        var servers = await ServersAsync(cancellationToken);
        return new(service, State == "running" && servers.All(server => server.Healthy), State, servers);
    }

    /// <inheritdoc />
    public void Dispose() => _looking.Dispose();

    private async Task<IReadOnlyList<ServerState>> ServersAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || clock.GetElapsedTime(last.At) > Freshness)
            {
                var servers = (await watch.LookAsync(cancellationToken)).ToList();
                if (State == "running")
                {
                    servers.Add(Bus());
                }

                _last = last = (clock.GetTimestamp(), servers);
            }

            return last.Servers;
        }
        finally
        {
            _looking.Release();
        }
    }

    private ServerState Bus()
    {
        var health = bus.CheckHealth();
        var troubled = health
            .Endpoints.Where(endpoint => endpoint.Value.Status != BusHealthStatus.Healthy)
            .Select(endpoint => $"{endpoint.Key}: {endpoint.Value.Description}");
        return new(
            "bus",
            bus.Address.Host,
            health.Status == BusHealthStatus.Healthy,
            string.Join("; ", troubled.Prepend(health.Description))
        );
    }
}
