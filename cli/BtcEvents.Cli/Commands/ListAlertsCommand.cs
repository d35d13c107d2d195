using System.CommandLine;
using BtcEvents.Cli.Alerting;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc alerts list</c>: what fires, as Alertmanager knows it.</summary>
internal static class ListAlertsCommand
{
    private static readonly Option<Uri> Alertmanager = AddressOptions.Alertmanager();
    private static readonly JsonOption<AlertsDocument> Json = new();

    public static Command Create()
    {
        var command = new Command("list", "Show the alerts that fire, and the silences.") { Alertmanager, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var alertmanager = new AlertmanagerClient(parsed.GetValue(Alertmanager)!);
        var alerts = await alertmanager.AlertsAsync(cancellationToken);
        var silences = await alertmanager.SilencesAsync(cancellationToken);
        if (!Json.Print(parsed, () => new() { Alerts = alerts, Silences = silences }))
        {
            AlertsScreen.Show(alerts, silences);
        }

        return ExitCodes.Done;
    }
}
