using System.CommandLine;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using BtcEvents.Cli.Screens;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc up</c>: every service as a process of its own.</summary>
internal static class UpCommand
{
    private const int TailLines = 10;

    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<string> Market = MarketOption.Create();
    private static readonly Option<string[]> Services = CommonOptions.Services();
    private static readonly Option<int> Copies = CommonOptions.Count(
        "--copies",
        "Processes of each service",
        usual: 1,
        most: 50
    );
    private static readonly Option<int> Wait = CommonOptions.Count(
        "--wait",
        "Seconds to wait until all are ready",
        usual: 120,
        most: 86_400
    );
    private static readonly Option<bool> NoMigrate = new("--no-migrate")
    {
        Description = "Leave the stores as they are",
    };

    private static readonly Option<bool> Restart = new("--restart")
    {
        Description = "End and start again those that run with other settings than are asked for",
    };

    private static readonly Option<bool> Dashboard = new("--dashboard")
    {
        Description = "Show traces, metrics and logs on a dashboard on 127.0.0.1; the first time it is fetched (38 MB)",
    };

    public static Command Create()
    {
        var command = new Command(
            "up",
            "Start every service as its own process, and wait until all are ready. Those that run already stay. "
                + "Market, settings (BTC_ variables) and copies are kept, and hold for the next 'btc up' too."
        )
        {
            Servers,
            Copies,
            Services,
            Market,
            NoMigrate,
            Wait,
            Restart,
            Dashboard,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(parsed.GetValue(Servers));
        var program = parsed.GetValue(Dashboard) ? await UpDashboard.ProgramAsync(cancellationToken) : null;
        if (!parsed.GetValue(NoMigrate))
        {
            await MigrateCommand.RunAsync(settings, MigrateCommand.UsualPrefix, cancellationToken);
        }

        var (folder, patience) = (new FleetFolder(settings.Folder), TimeSpan.FromSeconds(parsed.GetValue(Wait)));
        var up = new UpDashboard(folder);
        if (program is not null && !AreReady([await up.StartAsync(program, patience, cancellationToken)]))
        {
            return ExitCodes.Failed;
        }

        var dashboard = up.Current();
        var records = await StartAsync(parsed, settings, folder, dashboard, cancellationToken);
        var views = await new FleetScreen(TimeProvider.System).WaitAsync(records, patience, cancellationToken);
        return Conclude(views, folder, dashboard);
    }

    // Holds the folder only while it starts them, so that 'btc down' can end a start that does not get ready.
    private static async Task<IReadOnlyList<ServiceRecord>> StartAsync(
        ParseResult parsed,
        ServerSettings settings,
        FleetFolder folder,
        DashboardState? dashboard,
        CancellationToken cancellationToken
    )
    {
        using var held = folder.Hold();
        IReadOnlyList<ServiceEntry> services = parsed.GetValue(Services) is { Length: > 0 } some
            ? [.. some.Select(ServiceList.Shipped.Find)]
            : ServiceList.Shipped.Services;
        var wished = FleetSettings
            .Read(folder)
            .With(
                MarketOption.IsGiven(parsed, Market) ? FleetStart.FullPath(parsed.GetValue(Market)!) : null,
                FleetVariables.Of(settings),
                services.Select(service => service.Name),
                parsed.GetResult(Copies) is { Implicit: false } ? parsed.GetValue(Copies) : null
            );
        var start = new FleetStart(folder, settings, wished, dashboard, TimeProvider.System);
        var differences = start.Differences(services);
        if (differences.Count > 0 && !parsed.GetValue(Restart))
        {
            throw FleetDifference.Refusal(differences, FleetSettings.FileOf(folder));
        }

        await EndAsync(folder, [.. differences.Select(d => d.Record), .. start.Surplus(services)], cancellationToken);
        wished.Write(folder);
        foreach (var secret in FleetVariables.Secrets(settings))
        {
            Console.WriteLine($"{secret} is not kept, since it holds a secret: give it with the next 'btc up' too");
        }

        return start.Run(services);
    }

    private static Task EndAsync(
        FleetFolder folder,
        IReadOnlyList<ServiceRecord> records,
        CancellationToken cancellationToken
    ) =>
        records.Count == 0
            ? Task.CompletedTask
            : FleetScreen.StopAsync(
                records,
                ended =>
                    new FleetStop(folder, TimeProvider.System).RunAsync(
                        [.. records.DistinctBy(record => record.Name)],
                        FleetStop.Patience,
                        ended,
                        cancellationToken
                    )
            );

    private static int Conclude(IReadOnlyList<ServiceView> views, FleetFolder folder, DashboardState? dashboard)
    {
        var ready = AreReady(views);
        if (dashboard is not null)
        {
            UpDashboard.Tell(dashboard, views.Select(view => view.Record));
        }

        if (!ready)
        {
            return ExitCodes.Failed;
        }

        Console.WriteLine(
            $"{views.Count} services are ready; their logs are in {folder.Root}. Next: btc start-cycle --month "
                + $"2025-06 --follow"
        );
        return ExitCodes.Done;
    }

    // Tells of those that are not.
    private static bool AreReady(IReadOnlyList<ServiceView> views)
    {
        foreach (var (record, state, sentence) in views.Where(view => view.State != ServiceView.Ready))
        {
            if (state != ServiceView.Stopped)
            {
                Console.Error.WriteLine($"btc: {record.Name} is not ready yet, and goes on trying: {sentence}");
                continue;
            }

            Console.Error.WriteLine($"btc: {record.Name} has ended; the last lines of {record.Log}:");
            foreach (var line in LogTail.Of(record, TailLines))
            {
                Console.Error.WriteLine($"  {line}");
            }
        }

        return views.All(view => view.State == ServiceView.Ready);
    }
}
