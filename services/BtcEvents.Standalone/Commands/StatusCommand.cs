using System.CommandLine;
using BtcEvents.Standalone.Cycles;
using BtcEvents.Standalone.Embedded;
using BtcEvents.Standalone.Json;
using BtcEvents.Standalone.Screens;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Standalone.Commands;

/// <summary><c>btc status</c>: the cycles and their stages.</summary>
internal static class StatusCommand
{
    private static readonly Option<string> Home = CommonOptions.Home();
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("status", "Show the cycles of a home and their stages, newest first.") { Home, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var outcomes = new List<CycleOutcome>();
        var home = new HomeFolder(parsed.GetValue(Home)!);
        if (home.Exists)
        {
            await using var stores = EmbeddedHost.Stores(home);
            await using var scope = stores.CreateAsyncScope();
            var journal = scope.ServiceProvider.GetRequiredService<IFactJournal>();
            foreach (var status in await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(cancellationToken))
            {
                outcomes.Add(new(status, await journal.OfCycleAsync(status.Cycle.CycleId, cancellationToken)));
            }
        }

        if (parsed.GetValue(Json))
        {
            Console.WriteLine(CycleJson.WriteList(outcomes));
        }
        else
        {
            StatusScreen.Show(outcomes, home.Root);
        }

        return ExitCodes.Done;
    }
}
