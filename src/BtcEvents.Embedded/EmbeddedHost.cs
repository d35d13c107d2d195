using BtcEvents.Features;
using BtcEvents.Fetcher;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using BtcEvents.Predictor;
using BtcEvents.Preprocessor;
using BtcEvents.Selector;
using BtcEvents.Sources;
using BtcEvents.Storage;
using BtcEvents.Storage.Sqlite;
using BtcEvents.Trainer;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Embedded;

/// <summary>All services in one process: bus in memory, SQLite files, artefact folder.</summary>
public static class EmbeddedHost
{
    /// <summary>A host whose fetcher reads the folder <paramref name="market"/>.</summary>
    public static IHost Build(HomeFolder home, string market, ForecastRecipe recipe, bool verbose)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (verbose)
        {
            builder
                .Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
                .SetMinimumLevel(LogLevel.Debug);
        }

        AddStores(builder.Services, home, recipe);
        builder.Services.AddMarketSources(market);
        builder.Services.AddBtcEventsBus(bus =>
        {
            bus.AddFetcher();
            bus.AddPreprocessor();
            bus.AddSelector();
            bus.AddTrainer();
            bus.AddPredictor();
            bus.AddOrchestrator();
            bus.AddCycleResumption();
        });
        return builder.Build();
    }

    /// <summary>The stores alone, for commands that only look.</summary>
    public static ServiceProvider Stores(HomeFolder home)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        AddStores(services, home, new());
        return services.BuildServiceProvider();
    }

    private static void AddStores(IServiceCollection services, HomeFolder home, ForecastRecipe recipe)
    {
        services.AddSqliteOperationalStore(home.OperationalDatabase);
        services.AddSingleton<IMarketStore>(_ => new SqliteMarketStore(home.MarketDatabase));
        services.AddSingleton<IArtefactStore>(_ => new FolderArtefactStore(home.Artefacts));
        services.AddSingleton(recipe.Features);
        services.AddSingleton(recipe.Selection);
        services.AddSingleton(recipe.Training);
        services.AddSingleton(recipe.Forecast);
    }
}
