using BtcEvents.Cli.Distributed;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The line that says which stores the figures below it come from.</summary>
internal static class StoresLine
{
    public static void Show(ReadStores stores) => AnsiConsole.MarkupLine($"[grey]From {Markup.Escape(stores.Name)}[/]");
}
