using BtcEvents.Cli.Backfilling;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>
/// A backfill as it goes: a bar on a terminal, one line per finished month elsewhere; failed months at the end.
/// </summary>
internal static class BackfillScreen
{
    public static async Task<BackfillProgress> ShowAsync(
        BackfillOptions options,
        Func<Action<BackfillProgress>, Task<BackfillProgress>> run
    )
    {
        var end = AnsiConsole.Profile.Capabilities.Interactive ? await BarAsync(run) : await LinesAsync(run);
        AnsiConsole.WriteLine(
            $"{options.Symbol}, {options.From} to {options.To}: {end.Done} of {end.Months.Count} months are done, "
                + $"{end.Failed.Count()} failed"
        );
        foreach (var month in end.Failed)
        {
            AnsiConsole.MarkupLine(
                $"  {month.Month} {Text.State(month.Latest!.State)} at {month.Latest.Stage}: "
                    + $"{Markup.Escape(month.Latest.Reason ?? "")}"
            );
        }

        if (end.Failed.Any())
        {
            AnsiConsole.WriteLine("The same command with --retry-failed tries them again.");
        }

        return end;
    }

    private static Task<BackfillProgress> BarAsync(Func<Action<BackfillProgress>, Task<BackfillProgress>> run) =>
        ProgressBar
            .New()
            .StartAsync(context =>
            {
                var task = context.AddTask("months");
                return run(now =>
                {
                    task.MaxValue = now.Months.Count;
                    task.Value = now.Done + now.Failed.Count();
                    task.Description = Counts(now);
                });
            });

    private static Task<BackfillProgress> LinesAsync(Func<Action<BackfillProgress>, Task<BackfillProgress>> run)
    {
        var (told, first) = (new HashSet<string>(StringComparer.Ordinal), true);
        return run(now =>
        {
            var ended = now
                .Months.Where(month => (month.IsDone || month.HasFailed) && told.Add(month.Month.ToString()))
                .ToList();
            if (first)
            {
                Console.WriteLine(
                    $"{now.Months.Count} months: {ended.Count} ended before, {now.Open} open, {now.Waiting} to come"
                );
                first = false;
                return;
            }

            foreach (var month in ended)
            {
                Console.WriteLine($"  {month.Month} {month.Latest!.State.ToLowerInvariant(), -9} {Counts(now)}");
            }
        });
    }

    private static string Counts(BackfillProgress now) =>
        $"{now.Done} done, {now.Open - now.Queued} running, {now.Queued} queued, {now.Waiting} to come, "
        + $"{now.Failed.Count()} failed";
}
