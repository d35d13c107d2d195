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
    private static readonly CycleFilter Filter = new();
    private static readonly Option<bool> Follow = new("--follow")
    {
        Description = "Show every fact as it comes, with the time since the one before, until interrupted",
    };
    private static readonly JsonOption<IReadOnlyList<CycleDocument>> Json = new() { Followed = typeof(HopDocument) };

    public static Command Create()
    {
        var command = new Command(
            "status",
            "Show the cycles, the newest month first: those on the servers, or those of a home. One alone is shown "
                + "with its stages."
        )
        {
            Follow,
            Json,
        };
        Filter.AddTo(command, Follow);
        Stores.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(parsed);
        if (parsed.GetValue(Follow))
        {
            var services = stores.Services ?? throw StoredCycle.NothingIn(stores);
            return await FollowAsync(stores, services, parsed.GetValue(Json), cancellationToken);
        }

        if (stores.Services is null)
        {
            Show(parsed, [], [], stores);
            return ExitCodes.Done;
        }

        await using var scope = stores.Services.CreateAsyncScope();
        var views = Filter.Of(
            await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(cancellationToken),
            parsed
        );
        // The facts of many cycles take long to read, and a line says nothing of them.
        var outcomes =
            parsed.GetValue(Json) || views.Count == 1
                ? await OutcomesAsync(views, scope.ServiceProvider, cancellationToken)
                : [];
        Show(parsed, views, outcomes, stores);
        return ExitCodes.Done;
    }

    private static void Show(
        ParseResult parsed,
        IReadOnlyList<CycleView> views,
        IReadOnlyList<CycleOutcome> outcomes,
        ReadStores stores
    )
    {
        if (Json.Print(parsed, () => [.. outcomes.Select(outcome => CycleDocument.Of(outcome))]))
        {
            return;
        }

        if (outcomes is [var only])
        {
            StatusScreen.Show(only, stores);
        }
        else
        {
            StatusScreen.Show(views, stores, Filter.IsGiven(parsed));
        }
    }

    private static async Task<IReadOnlyList<CycleOutcome>> OutcomesAsync(
        IReadOnlyList<CycleView> views,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new List<CycleOutcome>();
        var journal = services.GetRequiredService<IFactJournal>();
        foreach (var view in views)
        {
            outcomes.Add(new(view, await journal.OfCycleAsync(view.Cycle.CycleId, cancellationToken)));
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
                    Console.WriteLine(ScriptJson.Write(HopDocument.Of(hop)));
                }
                else
                {
                    HopScreen.Show(hop, stores.Option);
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
