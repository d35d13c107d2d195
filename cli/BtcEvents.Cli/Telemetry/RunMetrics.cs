using BtcEvents.Cli.Screens;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using Prometheus;

namespace BtcEvents.Cli.Telemetry;

/// <summary>
/// What one run measures, on a registry of its own, and its push to a Pushgateway at the end. A gateway that is away
/// never makes a run fail.
/// </summary>
internal sealed class RunMetrics : IDisposable
{
    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();
    private readonly MeterBridge _bridge;
    private readonly Uri _gateway;
    private readonly MetricsPush _push;

    private RunMetrics(Uri gateway, string job, string symbol)
    {
        _bridge = new(_registry, BtcEventsTelemetry.Name);
        _gateway = gateway;
        _push = new(gateway, job, new KeyValuePair<string, string>(MetricNames.SymbolLabel, symbol));
    }

    /// <summary>Listens from now on; null where nothing is to be pushed.</summary>
    public static RunMetrics? For(Uri? gateway, string job, string symbol) =>
        gateway is null ? null : new(gateway, job, symbol);

    /// <summary>
    /// Pushes. A good run replaces what the gateway has of this job and symbol; another leaves metrics that it does not
    /// have as they are, so that the time of the last good run stays.
    /// </summary>
    public async Task PushAsync(bool good, CancellationToken cancellationToken)
    {
        if (await _push.SendAsync(_registry, replace: good, cancellationToken) is { } reason)
        {
            await TellAsync(reason);
        }
    }

    /// <summary>Says on standard error that nothing was pushed, and why.</summary>
    public Task TellAsync(string reason) =>
        Told.NoteAsync($"the metrics of this run were not pushed to {_gateway}: {reason}");

    /// <inheritdoc />
    public void Dispose() => _bridge.Dispose();
}
