using BtcEvents.AlertBridge;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Fetcher;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using BtcEvents.Predictor;
using BtcEvents.Preprocessor;
using BtcEvents.Reporter;
using BtcEvents.Selector;
using BtcEvents.Sources;
using BtcEvents.Storage;
using BtcEvents.Storage.Sqlite;
using BtcEvents.Trainer;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Embedded;

/// <summary>All services in one process: bus in memory, SQLite files, artefact folder.</summary>
public static class EmbeddedHost
{
    /// <summary>A host whose fetcher reads the folder <paramref name="market"/>.</summary>
    /// <param name="home">Where it keeps everything.</param>
    /// <param name="market">Folder of market CSV files.</param>
    /// <param name="recipe">What the stages do.</param>
    /// <param name="verbose">Whether it logs to standard error.</param>
    /// <param name="settings">What cycle, bus and the channels of alerts read (<see cref="HomeSettings"/>); null for
    /// the defaults, and no channel.</param>
    /// <exception cref="BadInputException">They name a channel, and not rightly.</exception>
    public static IHost Build(
        HomeFolder home,
        string market,
        ForecastRecipe recipe,
        bool verbose,
        IConfiguration? settings = null
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (verbose)
        {
            builder
                .Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
                .SetMinimumLevel(LogLevel.Debug);
        }

        if (settings is not null)
        {
            builder.Configuration.AddConfiguration(settings);
        }

        AddStores(builder.Services, home);
        AddRecipe(builder.Services, recipe);
        builder.Services.AddMarketSources(market);
        builder.Services.AddSingleton<ICycleCommands, OutboxCommands>();
        builder.Services.AddBtcEventsBus(bus =>
        {
            bus.AddFetcher();
            bus.AddPreprocessor();
            bus.AddSelector();
            bus.AddTrainer();
            bus.AddPredictor();
            bus.AddReporter();
            bus.AddOrchestrator();
            bus.AddCycleResumption();
            bus.AddAlertBridge();
            bus.AddConfiguredAlertChannels(builder.Configuration);
        });
        return builder.Build();
    }

    /// <summary>
    /// Runs a cycle on a started host, and follows it by its facts (<see cref="CycleRunner"/>) until its report is
    /// written, or given up.
    /// </summary>
    public static async Task<CycleOutcome> RunCycleAsync(
        IServiceProvider host,
        string symbol,
        Month month,
        CyclePlan plan,
        Action<CycleOutcome> show,
        CancellationToken cancellationToken
    )
    {
        var (bus, clock) = (host.GetRequiredService<IBusControl>(), host.GetRequiredService<TimeProvider>());
        await using var facts = await FactFeed.ConnectAsync(bus, clock, cancellationToken);
        await using var faults = await ReportFaults.ConnectAsync(bus, cancellationToken);
        var watch = new CycleWatch(host, facts);
        var runner = new CycleRunner(watch, host.GetRequiredService<ICycleCommands>());
        var end = await runner.RunAsync(symbol, month, plan, show, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reported = watch.UntilAsync(end.Cycle.CycleId, HasAllThatFollows, _ => { }, over.Token);
        if (await Task.WhenAny(reported, faults.OfAsync(end.Cycle.CycleId)) == reported)
        {
            return await reported;
        }

        await over.CancelAsync();
        await ((Task)reported).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return end;
    }

    private static bool HasAllThatFollows(CycleOutcome end) =>
        !end.IsCompleted || end.Find<ForecastMade>() is null || end.Find<ReportWritten>() is not null;

    /// <summary>The stores alone, for commands that only look.</summary>
    public static ServiceProvider Stores(HomeFolder home)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        AddStores(services, home);
        return services.BuildServiceProvider();
    }

    private static void AddStores(IServiceCollection services, HomeFolder home)
    {
        services.AddSqliteOperationalStore(home.OperationalDatabase);
        services.AddSingleton<IMarketStore>(_ => new SqliteMarketStore(home.MarketDatabase));
        services.AddSingleton<IArtefactStore>(_ => new FolderArtefactStore(home.Artefacts));
    }

    private static void AddRecipe(IServiceCollection services, ForecastRecipe recipe)
    {
        services.AddSingleton(OptionsCheck.Checked(FeatureOptions.Section, recipe.Features));
        services.AddSingleton(OptionsCheck.Checked(SelectionOptions.Section, recipe.Selection));
        services.AddSingleton(OptionsCheck.Checked(TrainingOptions.Section, recipe.Training));
        services.AddSingleton(OptionsCheck.Checked(ForecastOptions.Section, recipe.Forecast));
    }
}
