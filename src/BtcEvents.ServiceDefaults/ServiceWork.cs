using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The parts of a service that need its servers. They start, in their order, once every server can be used; meanwhile
/// the service's pages answer.
/// </summary>
internal sealed partial class ServiceWork(
    [FromKeyedServices(ServiceWork.Key)] IEnumerable<IHostedService> parts,
    ServerWatch watch,
    ServiceState state,
    IHostApplicationLifetime lifetime,
    IHostEnvironment host,
    ILogger<ServiceWork> logger
) : IHostedService, IDisposable
{
    private const string Key = "work";

    private readonly IReadOnlyList<IHostedService> _parts = [.. parts];
    private readonly List<IHostedService> _started = [];
    private readonly CancellationTokenSource _givenUp = new();
    private Task _run = Task.CompletedTask;
    private bool _disposed;

    /// <summary>Why the parts could not start, or which one failed; null where none did.</summary>
    public Exception? Failure { get; private set; }

    private IEnumerable<IHostedLifecycleService> Lifecycles => _parts.OfType<IHostedLifecycleService>();

    /// <summary>Makes every hosted service that was added so far a part.</summary>
    public static void Gather(IServiceCollection services)
    {
        foreach (var part in services.Where(one => one.ServiceType == typeof(IHostedService)).ToList())
        {
            services.Remove(part);
            services.Add(Keyed(part));
        }

        services.AddSingleton<ServiceWork>();
        services.AddHostedService(provider => provider.GetRequiredService<ServiceWork>());
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _run = RunAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (state.Phase != ServiceState.Running)
        {
            await _givenUp.CancelAsync();
            await _run; // it catches everything
        }

        state.Phase = ServiceState.Stopping;
        var failures = new List<Exception>();
        await EndEachAsync(Lifecycles, part => part.StoppingAsync(cancellationToken), failures);
        await EndEachAsync(_started.AsEnumerable().Reverse(), part => part.StopAsync(cancellationToken), failures);
        await EndEachAsync(Lifecycles, part => part.StoppedAsync(cancellationToken), failures);
        if (failures.Count > 0)
        {
            ExceptionDispatchInfo.Throw(failures is [var only] ? only : new AggregateException(failures));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Twice, since the container knows it under two types.
        if (!_disposed)
        {
            _disposed = true;
            _givenUp.Cancel();
            _givenUp.Dispose();
        }
    }

    private static ServiceDescriptor Keyed(ServiceDescriptor part) =>
        part switch
        {
            { ImplementationInstance: { } one } => new(typeof(IHostedService), Key, one),
            { ImplementationFactory: { } make } => ServiceDescriptor.KeyedSingleton(
                typeof(IHostedService),
                Key,
                (provider, _) => make(provider)
            ),
            _ => ServiceDescriptor.KeyedSingleton(typeof(IHostedService), Key, part.ImplementationType!),
        };

    private static async Task EachAsync<T>(IEnumerable<T> parts, Func<T, Task> act)
    {
        foreach (var part in parts)
        {
            await act(part);
        }
    }

    // One that cannot end keeps no other from it.
    private static Task EndEachAsync<T>(IEnumerable<T> parts, Func<T, Task> act, List<Exception> failures) =>
        EachAsync(
            parts,
            async part =>
            {
                try
                {
                    await act(part);
                }
                catch (Exception failure)
                {
                    failures.Add(failure);
                }
            }
        );

    private async Task RunAsync()
    {
        try
        {
            await watch.WaitAsync(_givenUp.Token);
            state.Phase = ServiceState.Starting;
            await StartPartsAsync(_givenUp.Token);
            state.Phase = ServiceState.Running;
            await FailureOfAsync(_started.OfType<BackgroundService>());
        }
        catch (OperationCanceledException) when (_givenUp.IsCancellationRequested)
        {
            // Asked to end before it had begun.
        }
        catch (Exception failure)
        {
            Failure = failure;
            lifetime.StopApplication();
        }
    }

    private async Task StartPartsAsync(CancellationToken cancellationToken)
    {
        await EachAsync(Lifecycles, part => part.StartingAsync(cancellationToken));
        await EachAsync(
            _parts,
            async part =>
            {
                await part.StartAsync(cancellationToken);
                _started.Add(part);
            }
        );
        await EachAsync(Lifecycles, part => part.StartedAsync(cancellationToken));
        Running(logger, host.ApplicationName);
    }

    // Returns when all have ended in peace.
    private async Task FailureOfAsync(IEnumerable<BackgroundService> loops)
    {
        await foreach (var ended in Task.WhenEach(loops.Select(loop => loop.ExecuteTask ?? Task.CompletedTask)))
        {
            if (ended is { IsFaulted: true, Exception: var failure })
            {
                Failed(logger, failure.GetBaseException().Message, failure);
                throw new IOException(ServiceHost.PartFailed, failure);
            }
        }
    }

    [LoggerMessage(2004, LogLevel.Information, "{Service} is running")]
    private static partial void Running(ILogger logger, string service);

    [LoggerMessage(2006, LogLevel.Critical, "A part of the service has failed: {Sentence}")]
    private static partial void Failed(ILogger logger, string sentence, Exception failure);
}
