using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The bus as a health check: healthy where the service runs and every endpoint receives. Before that the phase is the
/// reason.
/// </summary>
internal sealed class BusHealthCheck(IBusControl bus, ServiceState state) : IHealthCheck
{
    /// <summary>Name and tag of the check.</summary>
    public const string Name = HealthAnswer.Bus;

    /// <summary>Under this name a result holds the service's phase.</summary>
    public const string Phase = "phase";

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var phase = state.Phase;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Phase] = phase,
            [ServerHealthCheck.Address] = bus.Address.Host,
        };
        if (phase != ServiceState.Running)
        {
            return Task.FromResult(new HealthCheckResult(HealthStatus.Unhealthy, phase, data: data));
        }

        var health = bus.CheckHealth();
        var troubled = health
            .Endpoints.Where(endpoint => endpoint.Value.Status != BusHealthStatus.Healthy)
            .Select(endpoint => $"{endpoint.Key}: {endpoint.Value.Description}");
        var status = health.Status == BusHealthStatus.Healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy;
        var sentence = string.Join("; ", troubled.Prepend(health.Description));
        return Task.FromResult(new HealthCheckResult(status, sentence, data: data));
    }
}
