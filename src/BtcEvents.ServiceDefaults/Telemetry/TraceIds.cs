using System.Diagnostics;
using BtcEvents.Messaging;
using MassTransit.Logging;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Without a receiver of traces, a cycle still has its trace id, in the log and beside the metrics: spans are made and
/// handed on, but hold nothing.
/// </summary>
internal sealed class TraceIds : IHostedService, IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name is BtcEventsTelemetry.Name or DiagnosticHeaders.DefaultListenerName,
        Sample = (ref _) => ActivitySamplingResult.PropagationData,
    };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();
}
