using BtcEvents.Messaging;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The messages that consumers gave up.</summary>
internal static class DeadLettersScreen
{
    public static void Show(IReadOnlyList<DeadLetter> letters)
    {
        if (letters.Count == 0)
        {
            AnsiConsole.WriteLine("There are no dead letters.");
            return;
        }

        foreach (var queue in letters.GroupBy(letter => letter.Queue))
        {
            AnsiConsole.MarkupLine($"[bold]{Markup.Escape(queue.Key)}[/], {queue.Count()}");
            foreach (var letter in queue)
            {
                Show(letter);
            }
        }

        AnsiConsole.WriteLine("Once the cause is gone: btc dead-letters redrive --id MESSAGE-ID, or --all.");
    }

    // Lines rather than a table: identity and reason are long, and both are needed whole.
    private static void Show(DeadLetter letter)
    {
        var cycle = letter.Month is null ? "" : $" for {letter.Symbol ?? "BTC-USD"} {letter.Month}";
        var type = letter.MessageType.Length == 0 ? "a message that does not say its type" : letter.MessageType;
        // Other queues are named after it.
        var from =
            letter.Source.Length == 0 || letter.Queue.StartsWith(letter.Source + "_", StringComparison.Ordinal)
                ? ""
                : $", from {letter.Source}";
        AnsiConsole.MarkupLine(
            $"  [grey]{letter.At:yyyy-MM-dd HH:mm:ss}[/] {Markup.Escape(type + cycle + from)} "
                + $"[grey]{letter.MessageId ?? "(no id)"}[/]"
        );
        AnsiConsole.MarkupLine($"    {Markup.Escape(letter.Reason.Split('\n')[0].TrimEnd())}");
    }
}
