using BtcEvents.Standalone.Cycles;
using Spectre.Console;

namespace BtcEvents.Standalone.Screens;

/// <summary>The cycles of a home.</summary>
internal static class StatusScreen
{
    public static void Show(IReadOnlyList<CycleOutcome> outcomes, string home)
    {
        if (outcomes.Count == 0)
        {
            AnsiConsole.WriteLine($"No cycle was run in {home} yet: 'btc cycle --month 2025-06' runs one.");
            return;
        }

        var table = new Table().RoundedBorder();
        table.AddColumns("Symbol", "Month", "Attempt", "State", "Stage", "Started (UTC)", "Took", "Stages", "Reason");
        foreach (var outcome in outcomes)
        {
            var (status, now) = (outcome.Status, TimeProvider.System.GetUtcNow());
            var stages = StageSummary.Of(outcome, now).Where(s => s.Seconds is not null).Select(s => $"{s.Stage} {s.State} {Text.Seconds(s.Seconds)}");
            table.AddRow(
                status.Cycle.Symbol, status.Cycle.Month, $"{status.Cycle.Attempt}", Text.State(status.State), $"{status.Stage}", $"{status.StartedAt:yyyy-MM-dd HH:mm:ss}",
                Text.Seconds(((status.FinishedAt ?? now) - status.StartedAt).TotalSeconds), Markup.Escape(string.Join('\n', stages)), Markup.Escape(status.Reason ?? ""));
        }

        AnsiConsole.Write(table);
    }
}
