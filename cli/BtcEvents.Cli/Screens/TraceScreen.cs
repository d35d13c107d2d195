using System.Globalization;
using BtcEvents.Cycles;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The waterfall of a cycle: a line per hop, its wait hatched and its work solid, to scale.</summary>
internal static class TraceScreen
{
    private const int NameWidth = 16;
    private const int FiguresWidth = 25;
    private const int Widest = 60;
    private const int Narrowest = 10;

    /// <summary>Shows it as wide as the terminal, within reason.</summary>
    public static void Show(Waterfall waterfall)
    {
        foreach (var line in Headlines(waterfall))
        {
            AnsiConsole.MarkupLine(Markup.Escape(line));
        }

        var consumers = Math.Max(8, waterfall.Hops.Max(hop => hop.Consumer?.Length) ?? 0);
        var width = Math.Clamp(AnsiConsole.Profile.Width - NameWidth - consumers - FiguresWidth - 4, Narrowest, Widest);
        AnsiConsole.MarkupLine(
            $"[grey]{"Fact", -NameWidth} {Padded("Consumer", consumers)} {Scale(waterfall.Total, width)}  "
                + $"{"Wait", 8} {"Work", 9} Tries[/]"
        );
        foreach (var hop in waterfall.Hops)
        {
            var bar = TraceBar.Of(hop, waterfall, width);
            var after = new string(' ', width - bar.ToString().Length);
            AnsiConsole.MarkupLine(
                $"{hop.Fact.Fact, -NameWidth} {Padded(Markup.Escape(hop.Consumer ?? ""), consumers)} "
                    + $"{bar.Before}[grey]{bar.Travel}{bar.Turn}[/][{Colour(hop)}]{bar.Work}[/]{after}  {Figures(hop)}"
            );
        }

        foreach (var note in Notes(waterfall))
        {
            AnsiConsole.MarkupLine($"[grey]{Markup.Escape(note)}[/]");
        }
    }

    private static IEnumerable<string> Headlines(Waterfall waterfall)
    {
        yield return $"{CycleName.Of(waterfall.Outcome.Cycle)}, {waterfall.Outcome.Status.State.ToLowerInvariant()}: "
            + $"{Text.Seconds(waterfall.Total.TotalSeconds)} from {Time(waterfall.BeganAt)} UTC";
        if (waterfall.Longest is { Wait: { } wait, Work: { } work } longest)
        {
            var idle = waterfall.WaitShare is { } share ? $"{Text.Share(share)} of it without work; " : "";
            yield return $"{idle}longest: {longest.Fact.Fact} by {longest.Consumer}, "
                + Text.Seconds((wait + work).TotalSeconds);
        }
    }

    private static string Scale(TimeSpan total, int width)
    {
        var end = Text.Seconds(total.TotalSeconds);
        return "0" + end.PadLeft(width - 1);
    }

    private static string Figures(TracedHop hop) =>
        hop switch
        {
            { Earlier: true } => $"[grey]{Time(hop.EndedAt)}[/]",
            { Timed: false } => "",
            _ => $"{Text.Seconds(hop.Wait?.TotalSeconds), 8} {Text.Seconds(hop.Work?.TotalSeconds), 9} "
                + (hop.FailedTries > 0 ? $"[yellow]×{hop.Tries}[/]" : $"×{hop.Tries}"),
        };

    private static IEnumerable<string> Notes(Waterfall waterfall)
    {
        yield return $"{TraceBar.TravelLetter} on its way, {TraceBar.TurnLetter} waiting for its turn, "
            + $"{TraceBar.WorkLetter} worked on, ×N tries";
        if (waterfall.Untimed > 0)
        {
            yield return $"{TraceBar.DotLetter} {waterfall.Untimed} of {waterfall.Hops.Count} facts are from before "
                + "hops were timed: only when they happened is known";
        }

        if (waterfall.Hops.Any(hop => hop.Earlier))
        {
            yield return "Facts without a bar are of an earlier cycle of the month";
        }
    }

    private static string Colour(TracedHop hop) =>
        hop.Failed ? "red"
        : hop.Timed ? "green"
        : "grey";

    private static string Padded(string text, int width) => text.PadRight(width);

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ff", CultureInfo.InvariantCulture);
}
