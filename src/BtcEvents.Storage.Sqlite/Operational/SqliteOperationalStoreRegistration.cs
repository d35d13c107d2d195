using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BtcEvents.Storage.Sqlite;

/// <summary>Adds the operational store in a file, and its ports.</summary>
public static class SqliteOperationalStoreRegistration
{
    /// <summary>The store in one SQLite file, made when absent.</summary>
    public static IServiceCollection AddSqliteOperationalStore(this IServiceCollection services, string path)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton(provider => new SqliteOperationalStore(
            path,
            provider.GetRequiredService<OutboxSignal>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IOperationalStore>(provider => provider.GetRequiredService<SqliteOperationalStore>());
        services.AddSingleton<IOutboxStore, SqliteOutboxStore>();
        services.AddScoped<SqliteUnit>();
        services.AddScoped<IOperationalUnit>(provider => provider.GetRequiredService<SqliteUnit>());
        services.AddScoped<IFactJournal, SqliteFactJournal>();
        services.AddScoped<IModelRegistry, SqliteModelRegistry>();
        services.AddScoped<IOpenCycles, SqliteOpenCycles>();
        services.AddScoped<IScheduledStarts, SqliteScheduledStarts>();
        return services.AddScoped<ICycleReader, SqliteCycleReader>();
    }
}
