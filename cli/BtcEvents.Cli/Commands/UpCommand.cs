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
    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<string> Market = MarketOption.Create();
    private static readonly Option<string[]> Services = CommonOptions.Services();
    private static readonly Option<int> Copies = CommonOptions.Count(
        "--copies",
        "Processes of each service",
        usual: 1,
        most: FleetSettings.MostCopies
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
        Description = "End and start again those that run with other settings than are asked for, or an earlier build",
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
        var (folder, patience) = (new FleetFolder(settings.Folder), TimeSpan.FromSeconds(parsed.GetValue(Wait)));
        var (services, wished) = (ServicesOf(parsed), WishedOf(parsed, settings, folder));
        // Before anything is done that a refusal would come too late for.
        Refuse(parsed, StartOf(settings, folder, wished, dashboard: null).Differences(services), folder);
        var program = parsed.GetValue(Dashboard) ? await UpDashboard.ProgramAsync(cancellationToken) : null;
        if (!parsed.GetValue(NoMigrate))
        {
            await MigrateCommand.RunAsync(settings, MigrateCommand.UsualPrefix, cancellationToken);
        }

        var up = new UpDashboard(folder);
        if (program is not null && !UpScreen.AreReady([await up.StartAsync(program, patience, cancellationToken)]))
        {
            return ExitCodes.Failed;
        }

        var dashboard = up.Current();
        var start = StartOf(settings, folder, wished, dashboard);
        var records = await StartAsync(parsed, start, services, folder, cancellationToken);
        var views = await new FleetScreen(TimeProvider.System).WaitAsync(records, patience, cancellationToken);
        await KeepAsync(views, wished, folder);
        return Conclude(views, folder, dashboard, settings.Option);
    }

    private static IReadOnlyList<ServiceEntry> ServicesOf(ParseResult parsed) =>
        parsed.GetValue(Services) is { Length: > 0 } some
            ? [.. some.Select(ServiceList.Shipped.Find)]
            : ServiceList.Shipped.Services;

    private static FleetSettings WishedOf(ParseResult parsed, ServerSettings settings, FleetFolder folder) =>
        FleetSettings
            .Read(folder)
            .With(
                MarketOption.IsGiven(parsed, Market) ? FleetStart.FullPath(parsed.GetValue(Market)!) : null,
                FleetVariables.Of(settings),
                ServicesOf(parsed).Select(service => service.Name),
                parsed.GetResult(Copies) is { Implicit: false } ? parsed.GetValue(Copies) : null
            )
            .Without(settings.Values.Keys);

    private static FleetStart StartOf(
        ServerSettings settings,
        FleetFolder folder,
        FleetSettings wished,
        DashboardState? dashboard
    ) => new(folder, settings, wished, FleetVariables.Secrets(settings), dashboard, TimeProvider.System);

    private static void Refuse(ParseResult parsed, IReadOnlyList<FleetDifference> differences, FleetFolder folder)
    {
        FleetDifference[] refused = [.. differences.Where(difference => !difference.IsOfBuild)];
        if (refused.Length > 0 && !parsed.GetValue(Restart))
        {
            throw FleetDifference.Refusal(refused, FleetSettings.FileOf(folder));
        }
    }

    // Holds the folder only while it starts them, so that 'btc down' can end a start that does not get ready.
    private static async Task<IReadOnlyList<ServiceRecord>> StartAsync(
        ParseResult parsed,
        FleetStart start,
        IReadOnlyList<ServiceEntry> services,
        FleetFolder folder,
        CancellationToken cancellationToken
    )
    {
        using var held = folder.Hold();
        var differences = start.Differences(services);
        Refuse(parsed, differences, folder);
        var restart = parsed.GetValue(Restart);
        if (!restart && FleetDifference.BuildNote(differences) is { } note)
        {
            await Told.NoteAsync(note);
        }

        if (differences.Count == 0 && restart)
        {
            Console.WriteLine("Nothing that runs differs from what is asked for, so nothing is restarted.");
        }

        var differing = restart ? differences.Select(d => d.Record) : [];
        ServiceRecord[] ending = [.. differing, .. start.Surplus(services)];
        var lost = start.Lost(services, ending);
        await FleetEndScreen.EndAsync(folder, ending, cancellationToken);
        foreach (var secret in lost)
        {
            await Told.NoteAsync(
                $"{secret} is not given, and was before: a secret is not kept: give it with every 'btc up', or "
                    + "put it into the service's folder of .servers/secrets"
            );
        }

        return start.Run(services);
    }

    // What a service ended of must not be what the next start begins with.
    private static async Task KeepAsync(IReadOnlyList<ServiceView> views, FleetSettings wished, FleetFolder folder)
    {
        if (views.All(view => view.State != ServiceView.Stopped))
        {
            wished.Write(folder);
        }
        else
        {
            await Told.NoteAsync("what was asked for is not kept for the next 'btc up', since not all came up");
        }
    }

    private static int Conclude(
        IReadOnlyList<ServiceView> views,
        FleetFolder folder,
        DashboardState? dashboard,
        string option
    )
    {
        var ready = UpScreen.AreReady(views);
        if (dashboard is not null)
        {
            UpDashboard.Tell(dashboard, views.Select(view => view.Record), option);
        }

        if (!ready)
        {
            return ExitCodes.Failed;
        }

        Console.WriteLine(
            $"{views.Count} services are ready; their logs are in {folder.Root}. Next: btc start-cycle --month "
                + $"2025-06 --follow{option}"
        );
        return ExitCodes.Done;
    }
}
