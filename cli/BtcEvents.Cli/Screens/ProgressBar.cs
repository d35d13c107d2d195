using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>What every bar of long work looks like: what is done, how far, and the time that is left.</summary>
internal static class ProgressBar
{
    public static Progress New() =>
        AnsiConsole
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            );
}
