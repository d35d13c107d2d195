using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.Messaging;

/// <summary>Adds the operational store and its ports.</summary>
public static class OperationalStoreRegistration
{
    /// <summary>The store in one SQLite file, made when absent.</summary>
    public static IServiceCollection AddSqliteOperationalStore(this IServiceCollection services, string path) =>
        services.AddOperationalStore(_ => new SqliteDialect(path));

    /// <summary>The store on PostgreSQL, and the probe that says whether it is there.</summary>
    /// <exception cref="BtcEvents.Market.BadInputException">When the host starts: an option makes no sense.</exception>
    public static IServiceCollection AddPostgresOperationalStore(this IServiceCollection services, PostgresOptions options)
    {
        services.AddSingleton<IServerProbe>(provider => new PostgresProbe(provider.GetRequiredService<OperationalStore>(), options));
        return services.AddOperationalStore(_ => new PostgresDialect(options));
    }

    /// <summary>
    /// The store on any database that has a dialect. It is checked and brought up to date before any other part of
    /// the host starts, so that a damaged or foreign database stops the start with one sentence.
    /// </summary>
    public static IServiceCollection AddOperationalStore(this IServiceCollection services, Func<IServiceProvider, IOperationalDialect> dialect)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(dialect);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OperationalStore>();
        services.AddScoped<OperationalSession>();
        services.AddScoped<IFactJournal, FactJournal>();
        services.AddScoped<IModelRegistry, ModelRegistry>();
        services.AddScoped<IOpenCycles, OpenCycles>();
        services.AddScoped<IScheduledStarts, ScheduledStarts>();
        services.AddHostedService<Preparation>();
        return services;
    }

    private sealed class Preparation(OperationalStore store) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
