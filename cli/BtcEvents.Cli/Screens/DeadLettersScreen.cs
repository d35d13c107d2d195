using BtcEvents.Messaging;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The messages that consumers gave up.</summary>
internal static class DeadLettersScreen
{
    // What lies behind more than these is the same again; --json has them all.
    private const int MostOfCause = 20;

    public static void Show(IReadOnlyList<DeadLetter> letters, string option)
    {
        if (letters.Count == 0)
        {
            AnsiConsole.WriteLine("There are no dead letters.");
            return;
        }

        var causes = DeadLetterCause.Of(letters);
        foreach (var cause in causes)
        {
            Show(cause, [.. letters.Where(letter => letter.Cause == cause.Key)]);
        }

        AnsiConsole.WriteLine(
            $"Next: btc dead-letters show NUMBER{option}; redrive or drop takes NUMBERs, --cause CAUSE or --all"
        );
    }

    /// <summary>One message whole.</summary>
    public static void Show(DeadLetterContent content)
    {
        var letter = content.Letter;
        AnsiConsole.WriteLine($"Number    {letter.Number}, cause {letter.Cause}");
        AnsiConsole.WriteLine($"Queue     {letter.Queue}, from {(letter.Source.Length == 0 ? "-" : letter.Source)}");
        AnsiConsole.WriteLine($"Message   {What(letter)} {letter.MessageId ?? "(no id)"}");
        AnsiConsole.WriteLine($"Given up  {At(letter)}");
        AnsiConsole.WriteLine($"Reason    {letter.Reason}");
        AnsiConsole.WriteLine("Headers");
        foreach (var (name, value) in content.Headers.OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"  {name}: {value.ReplaceLineEndings("\n    ")}"); // a trace keeps its lines
        }

        AnsiConsole.WriteLine($"Payload, {letter.Bytes:N0} bytes");
        Console.WriteLine(DeadLetterPayload.Text(content.Body) ?? "(no text; --json shows it in base 64)");
    }

    /// <summary>What became of them.</summary>
    public static void ShowTaken(IReadOnlyList<DeadLetter> letters, string done)
    {
        foreach (var queue in letters.GroupBy(letter => letter.Queue))
        {
            AnsiConsole.WriteLine($"{queue.Key}: {queue.Count()} {done}");
        }

        if (letters.Count == 0)
        {
            AnsiConsole.WriteLine($"None was {done}: there are no dead letters, or another reader has them in hand.");
        }
    }

    // Lines rather than a table: identity and reason are long, and both are needed whole.
    private static void Show(DeadLetterCause cause, IReadOnlyList<DeadLetter> letters)
    {
        AnsiConsole.MarkupLine(
            $"[bold]{Markup.Escape(cause.Queue)}[/], {cause.Count} of cause [bold]{cause.Key}[/]"
                + (
                    !cause.MaySucceed ? " [grey](sent again they would fail again)[/]"
                    : cause.SentAgain > 0 ? $" [grey](sent again {cause.SentAgain} times, and given up again)[/]"
                    : ""
                )
        );
        AnsiConsole.MarkupLine($"  {Markup.Escape(cause.Reason.Length == 0 ? "nobody noted why" : cause.Reason)}");
        foreach (var letter in letters.Take(MostOfCause))
        {
            AnsiConsole.MarkupLine(
                $"  {letter.Number}  [grey]{At(letter)}[/] {Markup.Escape(What(letter))} "
                    + $"[grey]{Markup.Escape(letter.MessageId ?? "(no id)")}[/]"
            );
        }

        if (letters.Count > MostOfCause)
        {
            AnsiConsole.MarkupLine($"  [grey]and {letters.Count - MostOfCause} more[/]");
        }
    }

    private static string At(DeadLetter letter) => letter.At is { } at ? $"{at:yyyy-MM-dd HH:mm:ss}" : "-";

    private static string What(DeadLetter letter)
    {
        var cycle = letter.Month is null ? "" : $" for {letter.Symbol ?? "BTC-USD"} {letter.Month}";
        var type = letter.MessageType.Length == 0 ? "a message that does not say its type" : letter.MessageType;
        // Other queues are named after it.
        var from =
            letter.Source.Length == 0 || letter.Queue.StartsWith(letter.Source + "_", StringComparison.Ordinal)
                ? ""
                : $", from {letter.Source}";
        return type + cycle + from;
    }
}
