using System.CommandLine;
using BtcEvents.Messaging;

namespace BtcEvents.Cli.Commands;

/// <summary>Which dead letters a command is to take: never all of them because nothing was said.</summary>
internal sealed class DeadLetterOptions
{
    private readonly Argument<string[]> _letters = new("LETTER")
    {
        Description = "Numbers or identities, as 'list' shows them",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> _id = new("--id")
    {
        Description = "The message of this identity; the same as naming it",
        HelpName = "MESSAGE-ID",
    };
    private readonly Option<string[]> _cause = new("--cause")
    {
        Description = "Every message of this cause, as 'list' shows it; may be given several times",
        HelpName = "CAUSE",
    };
    private readonly Option<string?> _queue = QueueOption();
    private readonly Option<bool> _all = new("--all") { Description = "Every message" };

    /// <summary>Only one queue.</summary>
    public static Option<string?> QueueOption() =>
        new("--queue") { Description = "Only this queue, for example trainer_error", HelpName = "Q" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_letters);
        command.Add(_id);
        command.Add(_cause);
        command.Add(_queue);
        command.Add(_all);
        command.Validators.Add(result =>
        {
            bool[] ways =
            [
                Names(result.GetValue(_letters), result.GetValue(_id)).Count > 0,
                result.GetValue(_cause) is { Length: > 0 },
                result.GetValue(_all),
            ];
            if (ways.Count(given => given) != 1)
            {
                result.AddError("say which messages: their numbers or identities, --cause CAUSE, or --all");
            }
        });
    }

    /// <summary>What the command line means.</summary>
    public DeadLetterChoice Read(ParseResult parsed) =>
        new()
        {
            Queue = parsed.GetValue(_queue),
            Causes = parsed.GetValue(_cause) ?? [],
            Letters = Names(parsed.GetValue(_letters), parsed.GetValue(_id)),
        };

    private static IReadOnlyList<string> Names(string[]? letters, string[]? ids) => [.. letters ?? [], .. ids ?? []];
}
