using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc status</c>: the cycles and their stages.</summary>
internal static class StatusCommand
{
    private static readonly StoreOptions Stores = new();
    private static readonly Option<bool> Follow = new("--follow")
    {
        Description = "Show every fact as it comes, with the time since the one before, until interrupted",
    };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command(
            "status",
            "Show the cycles and their stages, newest first: those on the servers, or those of a home."
        )
        {
            Follow,
            Json,
        };
        Stores.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(parsed);
        if (parsed.GetValue(Follow) && stores.Services is not null)
        {
            return await FollowAsync(stores, stores.Services, parsed.GetValue(Json), cancellationToken);
        }

        var outcomes = stores.Services is null ? [] : await ReadAsync(stores.Services, cancellationToken);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(CycleJson.WriteList(outcomes));
        }
        else
        {
            StatusScreen.Show(outcomes, stores);
        }

        return ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<CycleOutcome>> ReadAsync(
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new List<CycleOutcome>();
        await using var scope = services.CreateAsyncScope();
        var journal = scope.ServiceProvider.GetRequiredService<IFactJournal>();
        foreach (
            var status in await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(cancellationToken)
        )
        {
            outcomes.Add(new(status, await journal.OfCycleAsync(status.Cycle.CycleId, cancellationToken)));
        }

        return outcomes;
    }

    private static async Task<int> FollowAsync(
        ReadStores stores,
        IServiceProvider services,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        if (!asJson)
        {
            StoresLine.Show(stores);
            HopScreen.Begin();
        }

        try
        {
            await using var signal = await stores.HearAsync(cancellationToken);
            await foreach (var hop in new HopFeed(new CycleWatch(services, signal)).ReadAsync(cancellationToken))
            {
                if (asJson)
                {
                    Console.WriteLine(HopJson.Write(hop));
                }
                else
                {
                    HopScreen.Show(hop);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        return ExitCodes.Done;
    }
}
