using BtcEvents.Cli.Fleet;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The end of services' processes: a line for each that has ended.</summary>
internal static class FleetEndScreen
{
    /// <summary>Tells which processes end while <paramref name="stop"/> runs.</summary>
    public static async Task StopAsync(
        IReadOnlyList<ServiceRecord> records,
        Func<Action<ServiceRecord, bool>, Task> stop
    )
    {
        if (records.Count == 0)
        {
            AnsiConsole.WriteLine("No service is running here.");
            return;
        }

        static void Tell(ServiceRecord record, bool killed) =>
            AnsiConsole.MarkupLine(killed ? $"{record.Name} [yellow]was killed[/]" : $"{record.Name} has ended");
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            await stop(Tell);
            return;
        }

        var left = records.Count;
        await AnsiConsole
            .Status()
            .StartAsync(
                $"waiting for {left} processes to end",
                status =>
                    stop(
                        (record, killed) =>
                        {
                            Tell(record, killed);
                            status.Status($"waiting for {--left} processes to end");
                        }
                    )
            );
    }

    /// <summary>Asks processes to end, waits for them, and tells of each; says nothing where there are none.</summary>
    public static Task EndAsync(
        FleetFolder folder,
        IReadOnlyList<ServiceRecord> records,
        CancellationToken cancellationToken
    ) =>
        records.Count == 0
            ? Task.CompletedTask
            : StopAsync(
                records,
                ended =>
                    new FleetStop(folder, TimeProvider.System).RunAsync(
                        [.. records.DistinctBy(record => record.Name)],
                        FleetStop.Patience,
                        ended,
                        cancellationToken
                    )
            );
}
