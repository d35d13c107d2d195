using BtcEvents.Failures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Storage.MySql;

/// <summary>The market store on MariaDB or MySQL, from settings.</summary>
public static class MySqlServices
{
    /// <summary>
    /// Adds the market store and the server's probe; section <see cref="MariaDbOptions.Section"/>. The tables are
    /// brought up to date by <c>btc migrate</c>, with the owner's rights; a service only looks, unless the setting
    /// <c>Migrate</c> is true.
    /// </summary>
    public static IServiceCollection AddMySqlMarketStore(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(_ => new MySqlMarketStore(
            settings.GetSection(MariaDbOptions.Section).Get<MariaDbOptions>() ?? new(),
            settings.GetValue("Migrate", false)
        ));
        services.AddSingleton<IMarketStore>(provider => provider.GetRequiredService<MySqlMarketStore>());
        return services.AddSingleton<IServerProbe>(provider => provider.GetRequiredService<MySqlMarketStore>());
    }
}
