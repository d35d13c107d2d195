using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Doctor;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc doctor</c>: what is wrong, and the next command for each.</summary>
internal static class DoctorCommand
{
    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<string> Symbol = CommonOptions.Symbol();
    private static readonly JsonOption<DoctorDocument> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "doctor",
            "Look at servers, services, queues, dead letters and data at once, and say the next command for "
                + "whatever is wrong; exit code 1 where something is."
        )
        {
            Symbol,
            Json,
            Servers,
        };
        Symbol.Description = "Whose series to show";
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(parsed.GetValue(Servers));
        var seen = await new DoctorLook(settings, TimeProvider.System).RunAsync(
            parsed.GetValue(Symbol)!,
            cancellationToken
        );
        var problems = Diagnosis.Of(seen);
        if (!Json.Print(parsed, () => DoctorDocument.Of(seen, problems)))
        {
            DoctorScreen.Show(seen, problems);
        }

        return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
