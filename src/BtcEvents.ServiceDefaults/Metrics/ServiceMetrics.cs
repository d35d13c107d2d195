using Prometheus;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// What a service shows on <see cref="Page"/>: the instruments of <see cref="TelemetrySources.Meters"/>, from the
/// moment of its making on.
/// </summary>
internal sealed class ServiceMetrics : IDisposable
{
    /// <summary>Path of the page that Prometheus scrapes.</summary>
    public const string Page = "/metrics";

    private readonly MeterBridge _bridge;

    public ServiceMetrics() => _bridge = new(Registry, [.. TelemetrySources.Meters]);

    /// <summary>Of this service alone.</summary>
    public CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    /// <inheritdoc />
    public void Dispose() => _bridge.Dispose();
}
