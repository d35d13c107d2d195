using System.CommandLine;
using BtcEvents.Contracts;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc cancel</c>: a cycle ends without a forecast.</summary>
internal static class CancelCommand
{
    private static readonly CycleOrder Order = new();

    public static Command Create()
    {
        var command = new Command(
            "cancel",
            "End a cycle on the services that runs or failed; facts that come afterwards are ignored."
        );
        Order.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Order.RunAsync(
            parsed,
            _ => ", so there is nothing to end",
            (commands, cycleId, reason) =>
                commands.CancelAsync(new() { CycleId = cycleId, Reason = reason ?? "btc cancel" }, cancellationToken),
            // It may also end by itself meanwhile.
            (before, now) => now.State != before.State && now.State != CycleStates.Running,
            (_, outcome) => Task.FromResult(Tell(parsed, outcome)),
            cancellationToken
        );

    private static int Tell(ParseResult parsed, CycleOutcome outcome)
    {
        Console.WriteLine(
            Order.IsJson(parsed)
                ? ScriptJson.Write(CycleDocument.Of(outcome))
                : $"{CycleName.Of(outcome.Cycle)} is {outcome.Status.State.ToLowerInvariant()}"
                    + (outcome.Status.Reason is { } reason ? $": {reason}" : "")
        );
        return outcome.Status.State == CycleStates.Cancelled ? ExitCodes.Done : ExitCodes.Failed;
    }
}
