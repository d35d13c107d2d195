using BtcEvents.Cli.Doctor;
using BtcEvents.Cli.Fleet;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The state of everything on one screen: what is wrong comes with its next command.</summary>
internal static class DoctorScreen
{
    public static void Show(Observations seen, IReadOnlyList<Problem> problems)
    {
        AnsiConsole.MarkupLine($"[grey]Servers of {Markup.Escape(seen.Place)}[/]");
        Line("Servers", string.Join(", ", seen.Servers.Select(server => Mark(server.Server, server.Healthy))));
        Line("Services", string.Join(", ", seen.Services.Select(Service)));
        Line("Queues", Queues(seen));
        Line("Dead letters", DeadLetters(seen));
        Line("Data", Series(seen));
        AnsiConsole.WriteLine();
        if (problems.Count == 0)
        {
            AnsiConsole.MarkupLine("[green]Nothing is wrong.[/]");
            return;
        }

        AnsiConsole.MarkupLine($"[red]{problems.Count} {(problems.Count == 1 ? "problem" : "problems")}[/]");
        foreach (var same in problems.GroupBy(problem => (problem.Sentence, problem.Next)))
        {
            var subjects = string.Join(", ", same.Select(problem => problem.Subject));
            AnsiConsole.MarkupLine($"  [bold]{Markup.Escape(subjects)}[/] {Markup.Escape(same.Key.Sentence)}");
            if (same.Key.Next.Length > 0)
            {
                AnsiConsole.MarkupLine($"    [grey]next:[/] {Markup.Escape(same.Key.Next)}");
            }
        }

        ShowNext(Diagnosis.Next(problems, seen));
    }

    private static void ShowNext(IReadOnlyList<string> commands)
    {
        if (commands.Count > 0)
        {
            AnsiConsole.MarkupLine("[grey]All of it, in this order:[/]");
        }

        foreach (var command in commands)
        {
            Console.WriteLine($"  {command}"); // never broken into lines, so that it can be copied
        }
    }

    private static void Line(string heading, string content) => AnsiConsole.MarkupLine($"{heading, -13} {content}");

    private static string Service(SeenService service) =>
        service.State == ServiceView.Ready
            ? Mark(service.Name, healthy: true)
            : $"{Mark(service.Name, healthy: false)} {service.State}";

    private static string Queues(Observations seen) =>
        seen.Queues is not { } queues ? "[red]not known[/]"
        : queues.Sum(queue => queue.Waiting) is 0 ? $"{queues.Count}, all empty"
        : string.Join(
            ", ",
            queues
                .Where(queue => queue.Waiting > 0)
                .Select(queue => $"{Markup.Escape(queue.Name)} {queue.Waiting} waiting, {queue.Consumers} reading")
        );

    private static string DeadLetters(Observations seen) =>
        seen.DeadLetters is not { } causes ? "[red]not known[/]"
        : causes.Count == 0 ? "none"
        : $"{causes.Sum(cause => cause.Count)} of {causes.Count} {(causes.Count == 1 ? "cause" : "causes")}";

    // The series of one symbol mostly end on the same day, and then one line says it.
    private static string Series(Observations seen) =>
        seen.Series switch
        {
            null => "[red]not known[/]",
            [] => "none stored yet",
            var series => string.Join(
                "; ",
                series
                    .GroupBy(one => DateOnly.FromDateTime(one.Last))
                    .OrderBy(day => day.Key)
                    .Select(day =>
                        $"up to {day.Key:yyyy-MM-dd} ({day.Min(one => one.Days):0} days ago): "
                        + Markup.Escape(string.Join(", ", day.Select(one => one.Series)))
                    )
            ),
        };

    private static string Mark(string name, bool healthy) =>
        healthy ? $"[green]{Markup.Escape(name)}[/]" : $"[red]{Markup.Escape(name)}[/]";
}
