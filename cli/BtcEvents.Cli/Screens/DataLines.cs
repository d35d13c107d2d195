using BtcEvents.Market;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>What a reader should know of the data before figures that were made from them.</summary>
internal static class DataLines
{
    public static void Show(bool simulated, IReadOnlyList<CheckFinding> findings)
    {
        if (simulated)
        {
            AnsiConsole.MarkupLine(Text.SimulatedMark);
        }

        foreach (var finding in findings)
        {
            AnsiConsole.MarkupLine($"[yellow]warn[/] {Markup.Escape(finding.Message)}");
        }
    }
}
