using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Reports;
using BtcEvents.Cli.Screens;
using BtcEvents.Cli.Telemetry;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc cycle</c>: one monthly cycle, all services in this process.</summary>
internal static class CycleCommand
{
    private static readonly Option<Month> Month = CommonOptions.Month(
        "--month",
        "Forecast month: the month whose average is predicted"
    );
    private static readonly Option<string> Symbol = CommonOptions.Symbol();
    private static readonly Option<string> Market = MarketOption.Create();
    private static readonly Option<string> Home = CommonOptions.Home();
    private static readonly Option<int> Seed = CommonOptions.Seed();
    private static readonly Option<int> Threads = CommonOptions.Threads();
    private static readonly JsonOption<CycleDocument> Json = new();
    private static readonly Option<Stage> From = PlanOptions.From();
    private static readonly Option<Stage> Through = PlanOptions.Through();
    private static readonly Option<bool> Force = PlanOptions.ForceSelection();
    private static readonly Option<Uri?> Pushgateway = AddressOptions.Pushgateway();
    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Log what the services do to standard error",
    };

    private static readonly TimeSpan PatienceToTell = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var command = new Command(
            "cycle",
            "Run one monthly cycle: data, features, selection, training, forecast. An interrupted one goes on where "
                + "it stopped. Exit code 0 only when it completed."
        )
        {
            Month,
            Symbol,
            Market,
            Home,
            Seed,
            Threads,
            From,
            Through,
            Force,
            Json,
            Pushgateway,
            Verbose,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = new CyclePlan
        {
            From = parsed.GetValue(From),
            Through = parsed.GetValue(Through),
            ForceSelection = parsed.GetValue(Force),
            Seed = parsed.GetValue(Seed),
        };
        if (plan.Fault() is { } fault)
        {
            return await Told.ErrorAsync(fault, ExitCodes.Usage);
        }

        var home = new HomeFolder(parsed.GetValue(Home)!);
        using var held = home.Hold();
        home.RefuseHalf();
        var settings = await EmbeddedSettings.ReadAsync(home);
        await TellInterruptedAsync(parsed, home, plan, cancellationToken);
        using var push = CyclePush.For(parsed.GetValue(Pushgateway), parsed.GetValue(Symbol)!);
        using var host = EmbeddedHost.Build(
            home,
            parsed.GetValue(Market)!,
            EmbeddedSettings.RecipeOf(settings, parsed, Threads),
            parsed.GetValue(Verbose),
            settings.All
        );
        await host.StartAsync(cancellationToken);
        try
        {
            return await FollowAsync(parsed, host.Services, home, plan, push, cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    // Before the host starts, since it goes on with what was interrupted.
    private static async Task TellInterruptedAsync(
        ParseResult parsed,
        HomeFolder home,
        CyclePlan plan,
        CancellationToken cancellationToken
    )
    {
        if (!home.Exists)
        {
            return;
        }

        await using var stores = EmbeddedHost.Stores(home);
        await using var scope = stores.CreateAsyncScope();
        var cycles = await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(cancellationToken);
        var (symbol, month) = (parsed.GetValue(Symbol), parsed.GetValue(Month).ToString());
        foreach (var open in cycles.Where(cycle => cycle.State == CycleStates.Running))
        {
            var asked = open.Cycle.Symbol == symbol && open.Cycle.Month == month;
            await Told.NoteAsync(
                asked
                    ? InterruptedCycle.GoesOn(open, plan)
                    : InterruptedCycle.GoesOnBeside(open, StoreHint.OfHome(home.Root))
            );
        }
    }

    private static async Task<int> FollowAsync(
        ParseResult parsed,
        IServiceProvider services,
        HomeFolder home,
        CyclePlan plan,
        CyclePush? push,
        CancellationToken cancellationToken
    )
    {
        var screen = parsed.GetValue(Json) ? null : new CycleScreen(TimeProvider.System);
        var (symbol, month) = (parsed.GetValue(Symbol)!, parsed.GetValue(Month));
        await using var alerts = await EmbeddedAlerts.ConnectAsync(services, cancellationToken);
        var disk = new DiskWatch(home, TimeProvider.System);
        Task<CycleOutcome> RunAsync(Action<CycleOutcome> show) =>
            disk.GuardAsync(
                token => EmbeddedHost.RunCycleAsync(services, symbol, month, plan, show, token),
                cancellationToken
            );
        var outcome = await (screen is null ? RunAsync(_ => { }) : screen.ShowAsync(RunAsync));
        await using var scope = services.CreateAsyncScope();
        var report = await ReportFile.FetchAsync(
            outcome,
            scope.ServiceProvider,
            path: null,
            home.Reports,
            cancellationToken
        );
        if (!Json.Print(parsed, () => CycleDocument.Of(outcome, report)))
        {
            OutcomeScreen.Show(outcome, report, StoreHint.OfHome(parsed.GetValue(Home)!));
        }

        foreach (var sentence in await alerts.UntoldAsync(outcome, PatienceToTell, cancellationToken))
        {
            await Told.NoteAsync(sentence);
        }

        if (push is not null)
        {
            var artefacts = scope.ServiceProvider.GetRequiredService<IArtefactStore>();
            await push.SendAsync(outcome, artefacts, cancellationToken);
        }

        return outcome.IsCompleted ? ExitCodes.Done : ExitCodes.Failed;
    }
}
