using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Distributed;

/// <summary>
/// The stores of the distributed profile, for commands that look: as the user <c>reader</c> where it has credentials.
/// </summary>
internal static class ServerStores
{
    private const string Reader = "reader";

    public static ServiceProvider Open(ServerSettings settings)
    {
        var configuration = settings.As(Reader);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDistributedOperationalStore(configuration);
        services.AddMySqlMarketStore(configuration);
        services.AddS3Artefacts(configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>The market store alone: to open the others costs a fifth of a second of processor time.</summary>
    public static ServiceProvider OpenMarket(ServerSettings settings)
    {
        var services = new ServiceCollection();
        services.AddMySqlMarketStore(settings.As(Reader));
        return services.BuildServiceProvider();
    }
}
