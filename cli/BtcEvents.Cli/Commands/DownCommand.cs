using System.CommandLine;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using BtcEvents.Cli.Screens;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc down</c>: ends the services' processes.</summary>
internal static class DownCommand
{
    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<string[]> Services = CommonOptions.Services();
    private static readonly Option<bool> Kill = new("--kill")
    {
        Description = "End them at once, as a crash would; nothing is lost, but messages in hand start again",
    };

    public static Command Create()
    {
        var command = new Command(
            "down",
            "Ask the services to end after the messages in hand; those that have not ended after 40 s are killed."
        )
        {
            Servers,
            Services,
            Kill,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = new FleetFolder(ServerSettings.Read(parsed.GetValue(Servers)).Folder);
        using var held = folder.Hold();
        var services = parsed.GetValue(Services) ?? [];
        var records = folder
            .Read()
            .Where(record => services.Length == 0 || services.Contains(record.Service, StringComparer.Ordinal))
            .ToList();
        var patience = parsed.GetValue(Kill) ? TimeSpan.Zero : FleetStop.Patience;
        var stop = new FleetStop(folder, TimeProvider.System);
        await FleetEndScreen.StopAsync(
            records,
            async ended =>
            {
                // The dashboard last: services send it what they have when they end.
                await stop.RunAsync([.. records.Where(r => !r.IsDashboard)], patience, ended, cancellationToken);
                await stop.RunAsync([.. records.Where(r => r.IsDashboard)], patience, ended, cancellationToken);
            }
        );
        if (services.Length == 0)
        {
            new DashboardFile(folder).Remove();
        }

        return ExitCodes.Done;
    }
}
