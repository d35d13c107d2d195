using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc dead-letters</c>: the messages that consumers or the broker gave up.</summary>
internal static class DeadLettersCommand
{
    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly JsonOption<IReadOnlyList<DeadLetter>> Json = new();
    private static readonly JsonOption<DeadLetterDocument> JsonOfOne = new();
    private static readonly Argument<string> Letter = new("LETTER")
    {
        Description = "Its number or identity, as 'list' shows them",
    };

    private static readonly Option<string?> Queue = DeadLetterOptions.QueueOption();

    public static Command Create()
    {
        var list = new Command(
            "list",
            "Show the messages in the queues *_error, *_skipped and dead-letters by cause; they stay there."
        )
        {
            Queue,
            Json,
            Servers,
        };
        list.SetAction(ListAsync);
        var show = new Command("show", "Show one message whole: reason, headers and payload; it stays there.")
        {
            Letter,
            Queue,
            JsonOfOne,
            Servers,
        };
        show.SetAction(ShowAsync);
        return new Command("dead-letters", "Show the messages that were given up, send them again, or drop them.")
        {
            list,
            show,
            Taking(
                "redrive",
                "Send messages again to the queue they came from, once the cause of their failure is gone. The fact of "
                    + "a stage that follows revives a failed cycle by itself.",
                "sent again",
                letters => letters.RedriveAsync
            ),
            Taking(
                "drop",
                "Remove messages that nobody wants any more, for good.",
                "dropped",
                letters => letters.DropAsync
            ),
        };
    }

    private static Command Taking(
        string name,
        string description,
        string done,
        Func<DeadLetters, Func<DeadLetterChoice, CancellationToken, Task<IReadOnlyList<DeadLetter>>>> take
    )
    {
        var (options, json) = (new DeadLetterOptions(), new JsonOption<IReadOnlyList<DeadLetter>>());
        var command = new Command(name, description) { json, Servers };
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var taken = await take(Open(parsed))(options.Read(parsed), cancellationToken);
                if (!json.Print(parsed, () => taken))
                {
                    DeadLettersScreen.ShowTaken(taken, done);
                }

                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var letters = await Open(parsed).ListAsync(parsed.GetValue(Queue), cancellationToken);
        if (!Json.Print(parsed, () => letters))
        {
            DeadLettersScreen.Show(letters, ServerSettings.Read(parsed.GetValue(Servers)).Option);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var content = await Open(parsed)
            .ShowAsync(
                new() { Queue = parsed.GetValue(Queue), Letters = [parsed.GetValue(Letter)!] },
                cancellationToken
            );
        if (!JsonOfOne.Print(parsed, () => DeadLetterDocument.Of(content)))
        {
            DeadLettersScreen.Show(content);
        }

        return ExitCodes.Done;
    }

    private static DeadLetters Open(ParseResult parsed) =>
        new(
            ServerSettings.Read(parsed.GetValue(Servers)).As(service: null).Of<RabbitMqOptions>(RabbitMqOptions.Section)
        );
}
