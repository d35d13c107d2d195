using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Goes on, once the host has started, with the cycles that were running when its predecessor ended: messages in memory
/// died with it. For hosts that are alone on their store; on a broker the messages are still there.
/// </summary>
internal sealed class CycleResumption(IServiceScopeFactory scopes, OutboxPublisher publisher) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var cycles = await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(cancellationToken);
        foreach (var running in cycles.Where(cycle => cycle.State == CycleStates.Running))
        {
            var retry = new RetryCycle { CycleId = running.Cycle.CycleId, Reason = "the process was started again" };
            await publisher.PublishAsync(retry, cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
