using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc start-cycle</c>: asks the orchestrator on the broker for one monthly cycle.</summary>
internal static class StartCycleCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Whoever wants to see the end can wait for the begin.
    private static readonly TimeSpan PatienceToFollow = TimeSpan.FromSeconds(60);

    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<Month> Month = CommonOptions.Month(
        "--month",
        "Forecast month: the month whose average is predicted"
    );
    private static readonly Option<string> Symbol = CommonOptions.Symbol();
    private static readonly Option<int?> Attempt = new("--attempt")
    {
        Description = "Number of the run; by default the next one of the month",
        HelpName = "N",
    };
    private static readonly Option<int> Seed = CommonOptions.Seed();
    private static readonly Option<Stage> From = PlanOptions.From();
    private static readonly Option<Stage> Through = PlanOptions.Through();
    private static readonly Option<bool> Force = PlanOptions.ForceSelection();
    private static readonly Option<bool> Follow = new("--follow")
    {
        Description = "Show the stages until the cycle ends; exit code 0 only when it completed",
    };
    private static readonly JsonOption<StartDocument> Json = new() { Followed = typeof(CycleDocument) };

    public static Command Create()
    {
        var command = new Command(
            "start-cycle",
            "Publish StartMonthlyCycle to RabbitMQ: the services that 'btc up' started run one monthly cycle."
        )
        {
            Month,
            Symbol,
            Attempt,
            Seed,
            From,
            Through,
            Force,
            Follow,
            Json,
            Servers,
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
        if ((plan.Fault() ?? (parsed.GetValue(Attempt) < 1 ? "--attempt must be at least 1" : null)) is { } fault)
        {
            return await Told.ErrorAsync(fault, ExitCodes.Usage);
        }

        var (symbol, month) = (parsed.GetValue(Symbol)!, parsed.GetValue(Month));
        var settings = ServerSettings.Read(parsed.GetValue(Servers));
        await using var link = await CycleLink.ConnectAsync(settings, cancellationToken);
        var watch = link.Watch;
        var request = CycleRequest.Of(
            await watch.AttemptsAsync(symbol, month, cancellationToken),
            parsed.GetValue(Attempt)
        );
        var command = new StartMonthlyCycle
        {
            Symbol = symbol,
            Month = month.ToString(),
            Attempt = request.Attempt,
            Plan = plan,
            RequestedBy = "btc start-cycle",
        };
        if (!request.Running)
        {
            await link.Broker.StartAsync(command, cancellationToken);
        }

        await UnreadQueues.TellAsync(settings, plan, cancellationToken);
        var cycleId = CycleIdentity.Of(command.Symbol, command.Month, command.Attempt);
        var taken = await watch.AwaitAsync(cycleId, _ => true, PatienceOf(parsed), cancellationToken);
        // Asked to follow it to its end, a command that nobody took has not done what was asked.
        return (parsed.GetValue(Follow), taken) switch
        {
            (true, null) => await Told.ErrorAsync(Queued(parsed, command, settings.Option), ExitCodes.Failed),
            (true, _) => await CycleFollow.RunAsync(
                watch,
                cycleId,
                parsed.GetValue(Json),
                settings.Option,
                cancellationToken
            ),
            _ => Tell(parsed, settings.Option, command, request.Running, taken),
        };
    }

    private static TimeSpan PatienceOf(ParseResult parsed) => parsed.GetValue(Follow) ? PatienceToFollow : Patience;

    private static int Tell(
        ParseResult parsed,
        string option,
        StartMonthlyCycle command,
        bool ranBefore,
        CycleOutcome? outcome
    )
    {
        var cycleId = CycleIdentity.Of(command.Symbol, command.Month, command.Attempt);
        var document = new StartDocument
        {
            CycleId = cycleId,
            Symbol = command.Symbol,
            Month = command.Month,
            Attempt = command.Attempt,
            State = ScriptJson.StateOf(outcome?.Status.State ?? "queued"),
        };
        if (!Json.Print(parsed, () => document))
        {
            var name = NameOf(command);
            Console.WriteLine(
                ranBefore
                    ? $"{name} is running already; nothing was sent. 'btc status --follow{option}' shows its hops."
                : outcome is null ? Queued(parsed, command, option)
                : $"{name} has begun: cycle {cycleId}. 'btc status --follow{option}' shows its hops."
            );
        }

        return ExitCodes.Done;
    }

    private static string Queued(ParseResult parsed, StartMonthlyCycle command, string option) =>
        $"{NameOf(command)} is queued: no orchestrator took it within {PatienceOf(parsed).TotalSeconds:0} s. 'btc "
        + $"ps{option}' shows the services, 'btc dead-letters list{option}' what they refused.";

    private static string NameOf(StartMonthlyCycle command) =>
        CycleName.Of(command.Symbol, command.Month, command.Attempt);
}
