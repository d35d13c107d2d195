using System.CommandLine;
using BtcEvents.Cli.Backfilling;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc backfill</c>: one cycle for every month of a range.</summary>
internal static class BackfillCommand
{
    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<Month> From = CommonOptions.Month("--from", "First forecast month");
    private static readonly Option<Month> To = CommonOptions.Month("--to", "Last forecast month");
    private static readonly Option<string> Symbol = CommonOptions.Symbol();
    private static readonly Option<int> Parallel = CommonOptions.Count(
        "--parallel",
        "Cycles open at once",
        usual: 4,
        most: 100
    );
    private static readonly Option<int> Seed = CommonOptions.Seed();
    private static readonly Option<bool> RetryFailed = new("--retry-failed")
    {
        Description = "Try again the months that failed in an earlier run",
    };

    private static readonly JsonOption<BackfillDocument> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "backfill",
            "Run one cycle per month on the services, oldest first. Months that are done are skipped, so the same "
                + "command goes on after an interruption. It never touches the champion."
        )
        {
            From,
            To,
            Symbol,
            Parallel,
            Seed,
            RetryFailed,
            Json,
            Servers,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new BackfillOptions
        {
            Symbol = parsed.GetValue(Symbol)!,
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            Parallel = parsed.GetValue(Parallel),
            Seed = parsed.GetValue(Seed),
            RetryFailed = parsed.GetValue(RetryFailed),
        };
        if (options.To < options.From)
        {
            return await Told.ErrorAsync($"--to {options.To} lies before --from {options.From}", ExitCodes.Usage);
        }

        var settings = ServerSettings.Read(parsed.GetValue(Servers));
        await using var link = await CycleLink.ConnectAsync(settings, cancellationToken);
        var backfill = new Backfill(link.Watch, link.Broker, options);
        Task<BackfillProgress> RunAsync(Action<BackfillProgress> show) => backfill.RunAsync(show, cancellationToken);
        var end = await (parsed.GetValue(Json) ? RunAsync(_ => { }) : BackfillScreen.ShowAsync(options, RunAsync));
        Json.Print(parsed, () => BackfillDocument.Of(options, end));
        return end.Failed.Any() ? ExitCodes.Failed : ExitCodes.Done;
    }
}
