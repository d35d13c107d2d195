using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BtcEvents.Sources;

/// <summary>Adds the sources of market data to a host.</summary>
public static class SourceRegistration
{
    /// <summary>The order of sources in every host, one line each: the folder of CSV files comes first.</summary>
    public static IServiceCollection AddMarketSources(this IServiceCollection services, string folder) =>
        services.AddSeriesSource(_ => new CsvFolder(folder));

    /// <summary>Puts a source at the end of the order.</summary>
    public static IServiceCollection AddSeriesSource(
        this IServiceCollection services,
        Func<IServiceProvider, ISeriesSource> source
    )
    {
        services.TryAddSingleton<SourceOrder>();
        return services.AddSingleton(source);
    }
}
