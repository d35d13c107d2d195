using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Screens;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cli.Commands;

/// <summary>What <c>btc retry</c> and <c>btc cancel</c> have in common: a command about one cycle.</summary>
internal sealed class CycleOrder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Argument<string> _cycle = StoredCycle.Argument();
    private readonly Option<string?> _servers = CommonOptions.Servers();
    private readonly JsonOption<CycleDocument> _json = new();
    private readonly Option<string?> _because = new("--because")
    {
        Description = "Why, for the journal",
        HelpName = "TEXT",
    };

    /// <summary>Adds its argument and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_cycle);
        command.Add(_because);
        command.Add(_json);
        command.Add(_servers);
    }

    /// <summary>Whether JSON is wanted.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>What an advised command needs to mean the same servers.</summary>
    public string HintOf(ParseResult parsed) => ServerSettings.Read(parsed.GetValue(_servers)).Option;

    /// <summary>Sends the command, and waits until the cycle shows it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="otherwise">What is told of a cycle that neither runs nor failed, and so takes no such command,
    /// after "is completed".</param>
    /// <param name="send">Sends it, with the reason that was given.</param>
    /// <param name="isTaken">Whether the cycle, as it was and as it is, shows that the command was taken.</param>
    /// <param name="then">What comes of the cycle after it.</param>
    /// <param name="cancellationToken">Stops waiting; what was sent is done all the same.</param>
    public async Task<int> RunAsync(
        ParseResult parsed,
        Func<CycleView, string> otherwise,
        Func<ICycleCommands, Guid, string?, Task> send,
        Func<CycleView, CycleView, bool> isTaken,
        Func<CycleWatch, CycleOutcome, Task<int>> then,
        CancellationToken cancellationToken
    )
    {
        var name = parsed.GetValue(_cycle)!;
        var cycleId = CycleName.Parse(name);
        var settings = ServerSettings.Read(parsed.GetValue(_servers));
        await using var link = await CycleLink.ConnectAsync(settings, cancellationToken);
        var watch = link.Watch;
        var before =
            (await watch.LookAsync(cycleId, cancellationToken))?.Status
            ?? throw new BadInputException(
                $"there is no cycle '{name}' on the servers of {settings.Origin}: 'btc status{settings.Option}' lists "
                    + "them"
            );
        if (before.State is not (CycleStates.Failed or CycleStates.Running))
        {
            throw new BadInputException(
                $"{CycleName.Of(before.Cycle)} is {before.State.ToLowerInvariant()}{otherwise(before)}"
            );
        }

        await send(link.Broker, cycleId, parsed.GetValue(_because));
        if (
            await watch.AwaitAsync(cycleId, now => isTaken(before, now.Status), Patience, cancellationToken) is
            { } outcome
        )
        {
            return await then(watch, outcome);
        }

        return await Told.ErrorAsync(
            $"no orchestrator took it yet; it will when one runs: 'btc doctor{settings.Option}' says more",
            ExitCodes.Failed
        );
    }
}
