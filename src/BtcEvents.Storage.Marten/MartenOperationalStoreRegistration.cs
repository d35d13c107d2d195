using BtcEvents.Failures;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BtcEvents.Storage.Marten;

/// <summary>Adds the operational store on PostgreSQL, its ports, and the probe that says whether it is there.</summary>
public static class MartenOperationalStoreRegistration
{
    /// <summary>The store that <paramref name="options"/> name.</summary>
    /// <exception cref="BtcEvents.Failures.BadInputException">When the host starts: an option makes no
    /// sense.</exception>
    public static IServiceCollection AddMartenOperationalStore(
        this IServiceCollection services,
        PostgresOptions options
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new MartenOperationalStore(
            options,
            provider.GetRequiredService<OutboxSignal>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IOperationalStore>(provider => provider.GetRequiredService<MartenOperationalStore>());
        services.AddSingleton<IServerProbe, PostgresProbe>();
        services.AddSingleton<IOutboxStore, MartenOutboxStore>();
        services.AddSingleton<ICycleReader, MartenCycleReader>();
        services.AddScoped<MartenUnit>();
        services.AddScoped<IOperationalUnit>(provider => provider.GetRequiredService<MartenUnit>());
        services.AddScoped<IFactJournal, MartenFactJournal>();
        services.AddScoped<IModelRegistry, MartenModelRegistry>();
        services.AddScoped<IOpenCycles, MartenOpenCycles>();
        return services.AddScoped<IScheduledStarts, MartenScheduledStarts>();
    }
}
