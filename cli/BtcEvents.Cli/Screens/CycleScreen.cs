using BtcEvents.Cycles;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>
/// The stages of a cycle as they happen: a live table on a terminal, one line per finished stage elsewhere.
/// </summary>
internal sealed class CycleScreen(TimeProvider clock)
{
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(100);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Shows the stages while <paramref name="run"/> runs.</summary>
    public async Task<CycleOutcome> ShowAsync(Func<Action<CycleOutcome>, Task<CycleOutcome>> run)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            return await run(Tell);
        }

        CycleOutcome? seen = null;
        var running = run(now => Volatile.Write(ref seen, now));
        await AnsiConsole.Live(new Table()).StartAsync(live => DrawAsync(live, () => Volatile.Read(ref seen), running));
        return await running;
    }

    // The state changes with the facts; the seconds of the stage that runs go on between them.
    private async Task DrawAsync(LiveDisplayContext live, Func<CycleOutcome?> seen, Task running)
    {
        while (true)
        {
            var over = running.IsCompleted;
            if (seen() is { } now)
            {
                live.UpdateTarget(Draw(now));
                live.Refresh();
            }

            if (over)
            {
                return;
            }

            await Task.WhenAny(running, Task.Delay(DrawEvery, clock));
        }
    }

    private Table Draw(CycleOutcome outcome)
    {
        var cycle = outcome.Cycle;
        var table = new Table()
            .RoundedBorder()
            .Title(
                $"[bold]{cycle.Symbol} {cycle.Month}[/], attempt {cycle.Attempt}, data up to {cycle.AsOf:yyyy-MM-dd}"
            );
        table.AddColumns("Stage", "State", "What was done");
        table.AddColumn(new TableColumn("Time").RightAligned());
        foreach (var stage in StageSummary.Of(outcome, clock.GetUtcNow()))
        {
            table.AddRow(
                stage.Stage.ToString(),
                Text.State(stage.State),
                Markup.Escape(stage.Done),
                Text.Seconds(stage.Seconds)
            );
        }

        return table;
    }

    private void Tell(CycleOutcome outcome)
    {
        if (_told.Add("title"))
        {
            Console.WriteLine(
                $"{outcome.Cycle.Symbol} {outcome.Cycle.Month}, attempt {outcome.Cycle.Attempt}, data up to "
                    + $"{outcome.Cycle.AsOf:yyyy-MM-dd}"
            );
        }

        foreach (
            var stage in StageSummary.Of(outcome, clock.GetUtcNow()).Where(s => s.State is not ("waiting" or "running"))
        )
        {
            if (_told.Add(stage.Stage.ToString()))
            {
                Console.WriteLine(
                    $"  {stage.Stage, -10} {stage.State, -9} {Text.Seconds(stage.Seconds), 8}  {stage.Done}"
                );
            }
        }
    }
}
