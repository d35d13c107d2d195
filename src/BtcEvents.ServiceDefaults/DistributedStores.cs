using BtcEvents.Storage.Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The store that every service of the distributed profile has, from settings. Its tables are brought up to date by
/// <c>btc migrate</c>, with the owner's rights; a service only looks, unless <c>Migrate</c> is true.
/// </summary>
public static class DistributedStores
{
    /// <summary>The operational store on PostgreSQL; section <c>Postgres</c>.</summary>
    public static IServiceCollection AddDistributedOperationalStore(
        this IServiceCollection services,
        IConfiguration settings
    )
    {
        var options = settings.Of<PostgresOptions>(PostgresOptions.Section);
        options.Migrate = Migrates(settings);
        services.AddMartenOperationalStore(options);
        return services;
    }

    private static bool Migrates(IConfiguration settings) => settings.GetValue("Migrate", false);
}
