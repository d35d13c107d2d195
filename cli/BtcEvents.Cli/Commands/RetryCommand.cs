using System.CommandLine;
using BtcEvents.Contracts;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc retry</c>: a failed cycle goes on.</summary>
internal static class RetryCommand
{
    private static readonly CycleOrder Order = new();
    private static readonly Option<bool> Follow = new("--follow")
    {
        Description = "Show the stages until the cycle ends; exit code 0 only when it completed",
    };

    public static Command Create()
    {
        var command = new Command(
            "retry",
            "Ask a cycle on the services that failed, or waits for something lost, to go on from its last good fact."
        )
        {
            Follow,
        };
        Order.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Order.RunAsync(
            parsed,
            before =>
                $": 'btc start-cycle --month {before.Cycle.Month} --symbol "
                + $"{before.Cycle.Symbol}{Order.HintOf(parsed)}' runs another attempt",
            (commands, cycleId, reason) =>
                commands.RetryAsync(new() { CycleId = cycleId, Reason = reason ?? "btc retry" }, cancellationToken),
            // A running cycle that is asked to go on shows nothing of it.
            (before, now) =>
                before.State == CycleStates.Running || now.State != before.State || now.FinishedAt != before.FinishedAt,
            (watch, outcome) =>
                parsed.GetValue(Follow)
                    ? CycleFollow.RunAsync(
                        watch,
                        outcome.Cycle.CycleId,
                        Order.IsJson(parsed),
                        Order.HintOf(parsed),
                        cancellationToken
                    )
                    : Task.FromResult(Tell(parsed, outcome)),
            cancellationToken
        );

    private static int Tell(ParseResult parsed, CycleOutcome outcome)
    {
        Console.WriteLine(
            Order.IsJson(parsed) ? ScriptJson.Write(CycleDocument.Of(outcome))
            : outcome.IsRunning
                ? $"{CycleName.Of(outcome.Cycle)} goes on at {outcome.Status.Stage}. 'btc status "
                    + $"--follow{Order.HintOf(parsed)}' shows it."
            : $"{CycleName.Of(outcome.Cycle)} is {outcome.Status.State.ToLowerInvariant()}: {outcome.Status.Reason}"
        );
        return outcome.IsRunning || outcome.IsCompleted ? ExitCodes.Done : ExitCodes.Failed;
    }
}
