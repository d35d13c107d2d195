using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc dead-letters</c>: the messages that consumers or the broker gave up.</summary>
internal static class DeadLettersCommand
{
    private static readonly Option<string?> Servers = CommonOptions.Servers();
    private static readonly Option<string?> Queue = new("--queue")
    {
        Description = "Only this queue, for example trainer_error",
        HelpName = "Q",
    };
    private static readonly Option<string?> Id = new("--id")
    {
        Description = "The message of this identity, as 'list' shows it",
        HelpName = "MESSAGE-ID",
    };
    private static readonly Option<bool> All = new("--all") { Description = "Every message" };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var list = new Command(
            "list",
            "Show the messages in the queues *_error, *_skipped and dead-letters, with the reason; they stay there."
        )
        {
            Queue,
            Json,
            Servers,
        };
        list.SetAction(ListAsync);
        var redrive = new Command(
            "redrive",
            "Send messages again to the queue they came from, once the cause of their failure is gone. The fact of "
                + "a stage that follows revives a failed cycle by itself."
        )
        {
            Queue,
            Id,
            All,
            Servers,
        };
        redrive.Validators.Add(result =>
        {
            if (result.GetValue(All) == result.GetValue(Id) is not null)
            {
                result.AddError("say which messages: either --id MESSAGE-ID or --all");
            }
        });
        redrive.SetAction(RedriveAsync);
        return new Command("dead-letters", "Show the messages that were given up, or send them again.")
        {
            list,
            redrive,
        };
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var letters = await Open(parsed).ListAsync(parsed.GetValue(Queue), cancellationToken);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(ScriptJson.Write(letters));
        }
        else
        {
            DeadLettersScreen.Show(letters);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> RedriveAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (queue, id) = (parsed.GetValue(Queue), parsed.GetValue(Id));
        var sent = await Open(parsed).RedriveAsync(queue, id, cancellationToken);
        if (id is not null && sent.Count == 0)
        {
            await Console.Error.WriteLineAsync(
                $"btc: no dead letter has the identity {id}: 'btc dead-letters list' shows those there are"
            );
            return ExitCodes.Failed;
        }

        foreach (var letters in sent.GroupBy(letter => letter.Queue))
        {
            Console.WriteLine($"{letters.Key}: {letters.Count()} sent again");
        }

        if (sent.Count == 0)
        {
            Console.WriteLine("There are no dead letters.");
        }

        return ExitCodes.Done;
    }

    private static DeadLetters Open(ParseResult parsed) =>
        new(
            ServerSettings.Read(parsed.GetValue(Servers)).As(service: null).Of<RabbitMqOptions>(RabbitMqOptions.Section)
        );
}
