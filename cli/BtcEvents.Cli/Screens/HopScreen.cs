using BtcEvents.Cli.Distributed;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>One line per hop.</summary>
internal static class HopScreen
{
    /// <summary>What a reader may expect, since nothing more appears while nothing happens.</summary>
    public static void Begin() =>
        AnsiConsole.MarkupLine(
            "[grey]Facts appear as they come, those of running cycles first; Ctrl-C ends this and nothing else[/]"
        );

    /// <summary>A hop.</summary>
    /// <param name="hop">It.</param>
    /// <param name="option">What a command needs to mean the same stores (<see cref="ReadStores.Option"/>).</param>
    public static void Show(Hop hop, string option)
    {
        var since = hop.Since is { } time ? $"+{time.TotalSeconds:0.00} s" : "";
        var cycle = $"{hop.Cycle.Symbol} {hop.Cycle.Month} #{hop.Cycle.Attempt}";
        var colour = hop.Fact.Body switch
        {
            CycleCompleted => "green",
            CycleFailed or StageFailed => "red",
            _ => "default",
        };
        AnsiConsole.MarkupLine(
            $"[grey]{hop.Fact.Body.OccurredAt:HH:mm:ss.fff}[/] {cycle, -18} {since, 10}  "
                + $"[{colour}]{hop.Fact.Fact, -16}[/] {Markup.Escape(Describe(hop.Fact.Body, option))}"
        );
    }

    private static string Describe(ICycleFact fact, string option) =>
        fact switch
        {
            CycleStarted { RequestedBy: { } who } => $"asked for by {who}",
            CycleFailed failed => failed.Reason,
            StageFailed failed => failed.Reason,
            ReportWritten report => $"btc report {report.ForecastId}{option}",
            _ => StageSummary.Describe(fact),
        };
}
