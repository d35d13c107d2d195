using BtcEvents.Cli.Distributed;
using BtcEvents.Cycles;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The cycles of the stores.</summary>
internal static class StatusScreen
{
    public static void Show(IReadOnlyList<CycleOutcome> outcomes, ReadStores stores)
    {
        StoresLine.Show(stores);
        if (outcomes.Count == 0)
        {
            AnsiConsole.WriteLine($"No cycle was run there yet: '{stores.FirstCycle}' runs one.");
            return;
        }

        var now = TimeProvider.System.GetUtcNow();
        var table = new Table()
            .RoundedBorder()
            .AddColumns("Cycle", "State", "Started (UTC)", "Took", "Stages, seconds each");
        foreach (var outcome in outcomes)
        {
            var (status, cycle) = (outcome.Status, outcome.Cycle);
            var stages = StageSummary
                .Of(outcome, now)
                .Where(s => s.Seconds is not null)
                .Select(s => $"{s.Stage} {Text.Number(s.Seconds)}");
            table.AddRow(
                $"{cycle.Symbol} {cycle.Month} #{cycle.Attempt}",
                Text.State(status.State),
                $"{status.StartedAt:yyyy-MM-dd HH:mm:ss}",
                Text.Seconds(((status.FinishedAt ?? now) - status.StartedAt).TotalSeconds),
                Markup.Escape(string.Join(", ", stages) + (status.Reason is null ? "" : $"\n{status.Reason}"))
            );
        }

        AnsiConsole.Write(table);
    }
}
