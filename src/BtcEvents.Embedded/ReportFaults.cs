using System.Collections.Concurrent;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Embedded;

/// <summary>
/// Hears which cycles will have no report, because their reporter failed for good: nobody need wait for it.
/// </summary>
internal sealed class ReportFaults : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _given = new();
    private readonly HostReceiveEndpointHandle _endpoint;

    private ReportFaults(IBusControl bus) =>
        _endpoint = bus.ConnectReceiveEndpoint(
            new TemporaryEndpointDefinition("faults"),
            DefaultEndpointNameFormatter.Instance,
            endpoint => endpoint.Handler<Fault<CycleCompleted>>(Hear)
        );

    /// <summary>Listens on a bus that has started; no fault is missed from the return on.</summary>
    public static async Task<ReportFaults> ConnectAsync(IBusControl bus, CancellationToken cancellationToken)
    {
        var faults = new ReportFaults(bus);
        await faults._endpoint.Ready.WaitAsync(cancellationToken);
        return faults;
    }

    /// <summary>Completes once the report of the cycle is given up.</summary>
    public Task OfAsync(Guid cycleId) => Source(cycleId).Task;

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _endpoint.StopAsync();

    private Task Hear(ConsumeContext<Fault<CycleCompleted>> context)
    {
        Source(context.Message.Message.Cycle.CycleId).TrySetResult();
        return Task.CompletedTask;
    }

    private TaskCompletionSource Source(Guid cycleId) =>
        _given.GetOrAdd(cycleId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
