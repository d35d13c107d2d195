using System.Diagnostics.Tracing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Says once that the OTLP receiver takes nothing. The exporter itself tells it only to those who listen to its event
/// source; what it cannot send it drops, so that nothing grows.
/// </summary>
internal sealed partial class ReceiverComplaints(ILogger<ReceiverComplaints> logger) : EventListener, IHostedService
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private int _said;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter)
        {
            EnableEvents(eventSource, EventLevel.Warning);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (Interlocked.Exchange(ref _said, 1) == 0)
        {
            var reason = string.Join(' ', eventData.Payload?.Select(part => FirstLine($"{part}")) ?? []);
            NotTaken(logger, OtlpVariables.Shown(Environment.GetEnvironmentVariable(OtlpVariables.Endpoint)!), reason);
        }
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r');

    [LoggerMessage(
        2010,
        LogLevel.Warning,
        "The OTLP receiver at {Endpoint} does not take telemetry: {Reason}. What is not taken is dropped; this is said "
            + "once"
    )]
    private static partial void NotTaken(ILogger logger, string endpoint, string reason);
}
