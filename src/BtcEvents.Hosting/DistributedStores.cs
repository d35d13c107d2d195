using BtcEvents.Storage;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.Operational;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Hosting;

/// <summary>
/// The stores of the distributed profile, from settings: PostgreSQL, MariaDB or MySQL, S3. Each brings its probe. Tables are
/// brought up to date by <c>btc migrate</c>, with the owner's rights; a service only looks, unless <c>Migrate</c> is true.
/// </summary>
public static class DistributedStores
{
    /// <summary>The operational store on PostgreSQL; section <c>Postgres</c>.</summary>
    public static IServiceCollection AddDistributedOperationalStore(this IServiceCollection services, IConfiguration settings)
    {
        var options = settings.Of<PostgresOptions>("Postgres");
        options.Migrate = Migrates(settings);
        services.AddMartenOperationalStore(options);
        return services;
    }

    /// <summary>The market store on MariaDB or MySQL; section <c>MariaDb</c>.</summary>
    public static IServiceCollection AddDistributedMarketStore(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(_ => new MySqlMarketStore(settings.Of<MariaDbOptions>(MariaDbOptions.Section), Migrates(settings)));
        services.AddSingleton<IMarketStore>(provider => provider.GetRequiredService<MySqlMarketStore>());
        return services.AddSingleton<IServerProbe>(provider => provider.GetRequiredService<MySqlMarketStore>());
    }

    /// <summary>Artefacts on S3; section <c>S3</c>.</summary>
    public static IServiceCollection AddDistributedArtefacts(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(_ => new S3Bucket(settings.Of<S3Options>("S3")));
        services.AddSingleton<IArtefactStore, S3ArtefactStore>();
        return services.AddSingleton<IServerProbe, S3Probe>();
    }

    private static bool Migrates(IConfiguration settings) => settings.GetValue("Migrate", false);
}
