using BtcEvents.Storage.Operational;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.Messaging;

/// <summary>
/// Checks the operational store, and brings it up to date, before any other part of the host starts, so that a damaged
/// or foreign store stops the start with one sentence.
/// </summary>
internal sealed class StorePreparation(IOperationalStore store) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
