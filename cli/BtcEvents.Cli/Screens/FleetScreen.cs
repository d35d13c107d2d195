using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The services' processes: a live table on a terminal, a line for each change elsewhere.</summary>
internal sealed class FleetScreen(TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits until all are ready, one has died, or the time is over; the processes as they are then.</summary>
    public async Task<IReadOnlyList<ServiceView>> WaitAsync(
        IReadOnlyList<ServiceRecord> records,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            var told = new HashSet<(string, string, string)>();
            return await WaitAsync(records, patience, views => Tell(views, told), cancellationToken);
        }

        IReadOnlyList<ServiceView> last = []; // set by the live display's body, which runs to its end
        await AnsiConsole
            .Live(new Table())
            .StartAsync(async live =>
                last = await WaitAsync(
                    records,
                    patience,
                    views =>
                    {
                        live.UpdateTarget(Draw(views, starting: true));
                        live.Refresh();
                    },
                    cancellationToken
                )
            );
        return last;
    }

    /// <summary>The processes as they are now.</summary>
    /// <param name="views">They.</param>
    /// <param name="option">What a command needs to mean the same fleet (<see cref="ServerSettings.Option"/>).</param>
    public static void Show(IReadOnlyList<ServiceView> views, string option)
    {
        if (views.Count == 0)
        {
            AnsiConsole.WriteLine($"No service was started here: 'btc up{option}' starts them.");
            return;
        }

        var table = Draw(views, starting: false);
        foreach (var name in Expected.Absent(views))
        {
            table.AddRow(
                name,
                "",
                "",
                Text.State(ServiceView.Absent),
                "",
                Markup.Escape($"it was not started here: btc up{option} starts it")
            );
        }

        AnsiConsole.Write(table);
    }

    /// <summary>What the next 'btc up' starts them with.</summary>
    public static void Show(FleetSettings kept, string file, string option)
    {
        Console.WriteLine($"Market: {kept.Market ?? "the simulated sample that is shipped"}");
        if (kept.Settings.Count > 0)
        {
            Console.WriteLine($"Settings: {string.Join(" ", kept.Settings.Select(s => $"{s.Key}={s.Value}"))}");
        }

        if (kept.Copies.Count > 0)
        {
            Console.WriteLine($"Copies: {string.Join(", ", kept.Copies.Select(c => $"{c.Key} {c.Value}"))}");
        }

        if (File.Exists(file))
        {
            Console.WriteLine($"Kept for the next 'btc up{option}' in {file}");
        }
    }

    private async Task<IReadOnlyList<ServiceView>> WaitAsync(
        IReadOnlyList<ServiceRecord> records,
        TimeSpan patience,
        Action<IReadOnlyList<ServiceView>> show,
        CancellationToken cancellationToken
    )
    {
        var began = clock.GetTimestamp();
        using var look = new FleetLook();
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (true)
        {
            var views = await look.AtAsync(records, cancellationToken);
            show(views);
            if (
                views.All(view => view.State == ServiceView.Ready)
                || views.Any(view => view.State == ServiceView.Stopped)
                || clock.GetElapsedTime(began) > patience
            )
            {
                return views;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static Table Draw(IReadOnlyList<ServiceView> views, bool starting)
    {
        var table = new Table()
            .RoundedBorder()
            .AddColumns("Service", "Pid", "Port", "State", "Since (UTC)", "What it says");
        foreach (var view in views)
        {
            var (record, state) = (view.Record, starting && view.State == ServiceView.Silent ? "starting" : view.State);
            table.AddRow(
                record.Name,
                $"{record.Pid}",
                $"{record.Port}",
                Text.State(state),
                $"{record.StartedAt:MM-dd HH:mm:ss}",
                starting && view.State == ServiceView.Silent ? "" : Markup.Escape(view.Sentence)
            );
        }

        return table;
    }

    private static void Tell(IReadOnlyList<ServiceView> views, HashSet<(string, string, string)> told)
    {
        foreach (var (record, state, sentence) in views.Where(v => v.State is ServiceView.Ready or ServiceView.Waiting))
        {
            if (told.Add((record.Name, state, sentence)))
            {
                Console.WriteLine($"  {record.Name, -14} {state, -8} {sentence}".TrimEnd());
            }
        }
    }
}
