using System.CommandLine;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc ps</c>: the services' processes.</summary>
internal static class PsCommand
{
    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly JsonOption<IReadOnlyList<ServiceDocument>> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "ps",
            "Show the services' processes, and what is in the way of those that are not ready; exit code 1 where one "
                + "is not."
        )
        {
            Servers,
            Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(parsed.GetValue(Servers));
        var folder = new FleetFolder(settings.Folder);
        var link = new DashboardFile(folder).Read()?.Link;
        using var look = new FleetLook();
        var views = await look.AtAsync(folder.Read(), cancellationToken);
        if (!Json.Print(parsed, () => ServiceDocument.Of(views, link)))
        {
            FleetScreen.Show(views, settings.Option);
            FleetScreen.Show(FleetSettings.Read(folder), FleetSettings.FileOf(folder), settings.Option);
            if (link is not null && views.Any(view => view.Record.IsDashboard && view.State == ServiceView.Ready))
            {
                Console.WriteLine($"Dashboard: {link}");
            }
        }

        return
            views.Where(view => !view.Record.IsDashboard).All(view => view.State == ServiceView.Ready)
            && Expected.Absent(views) is []
            ? ExitCodes.Done
            : ExitCodes.Failed;
    }
}
