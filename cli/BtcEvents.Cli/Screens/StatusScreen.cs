using BtcEvents.Cli.Distributed;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Storage.Operational;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The cycles of the stores.</summary>
internal static class StatusScreen
{
    private const int Narrow = 80;

    /// <summary>Many cycles, a line each that fits a narrow terminal.</summary>
    public static void Show(IReadOnlyList<CycleView> cycles, ReadStores stores, bool chosen)
    {
        StoresLine.Show(stores);
        if (cycles.Count == 0)
        {
            Nothing.Show(stores, "btc status", "runs one", chosen);
            return;
        }

        var now = TimeProvider.System.GetUtcNow();
        var width = AnsiConsole.Profile.Capabilities.Interactive ? AnsiConsole.Profile.Width : Narrow;
        var names = cycles.Max(view => NameOf(view.Cycle).Length);
        var lines = cycles.Select(view => (view.State, Text: LineOf(view, names, now))).ToList();
        Console.WriteLine($"{"Cycle".PadRight(names)}  State      Started (UTC)         Took");
        foreach (var (state, text) in lines)
        {
            var cut = text.Length <= width ? text : text[..(width - 3)] + "...";
            // The state alone is coloured, and markup of a whole line takes ten times as long.
            if (AnsiConsole.Profile.Capabilities.Interactive)
            {
                AnsiConsole.MarkupLine(Markup.Escape(cut).Replace(state, Text.State(state), StringComparison.Ordinal));
            }
            else
            {
                Console.WriteLine(cut);
            }
        }

        Console.WriteLine("One alone is shown whole: choose it with --month, --symbol, --state or --last");
    }

    /// <summary>One cycle with its stages.</summary>
    public static void Show(CycleOutcome outcome, ReadStores stores)
    {
        StoresLine.Show(stores);
        var now = TimeProvider.System.GetUtcNow();
        Console.WriteLine(LineOf(outcome.Status, NameOf(outcome.Cycle).Length, now, withStage: false));
        Console.WriteLine("  Stage      State          Took    Waited    Worked  What was done");
        foreach (var stage in StageSummary.Of(outcome, now))
        {
            var times =
                $"{Text.Seconds(stage.Seconds), 8}  {Text.Seconds(stage.WaitSeconds), 8}  "
                + $"{Text.Seconds(stage.WorkSeconds), 8}";
            Console.WriteLine($"  {stage.Stage, -9}  {stage.State, -9}  {times}  {stage.Done}".TrimEnd());
        }

        if (outcome.Status.Reason is { } reason)
        {
            Console.WriteLine($"  Reason: {reason}");
        }
    }

    private static string LineOf(CycleView view, int names, DateTimeOffset now, bool withStage = true)
    {
        var took = Text.Seconds(((view.FinishedAt ?? now) - view.StartedAt).TotalSeconds);
        var more = withStage ? Stage(view) : "";
        var name = NameOf(view.Cycle).PadRight(names);
        return $"{name}  {view.State, -9}  {view.StartedAt:yyyy-MM-dd HH:mm}  {took, 8}  {more}".TrimEnd();
    }

    // Where it stands, or stood when it failed; of one that is done, that says nothing.
    private static string Stage(CycleView view) =>
        view.State == CycleStates.Completed ? ""
        : view.Reason is { } reason ? $"{view.Stage}: {reason.ReplaceLineEndings(" ")}"
        : view.Try > 1 ? $"{view.Stage}, try {view.Try}"
        : view.Stage.ToString();

    private static string NameOf(CycleContext cycle) => $"{cycle.Symbol} {cycle.Month} #{cycle.Attempt}";
}
