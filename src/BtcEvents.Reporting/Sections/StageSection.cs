using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>What the cycle did and how long it took.</summary>
internal static class StageSection
{
    /// <summary>The section.</summary>
    public static Section Of(CycleReport report) =>
        new(
            "stages",
            "Stages",
            "What happened in this cycle, in order.",
            El("p", Class("verdict"), Reading(report.Stages)),
            Table(report).Of(report.Stages)
        );

    private static string Reading(IReadOnlyList<StageLine> stages)
    {
        var timed = stages.Where(s => s.Seconds is { } seconds && double.IsFinite(seconds)).ToArray();
        return timed.MaxBy(s => s.Seconds) is { } longest
            ? $"{NumberText.Count(stages.Count, "stage")}, {NumberText.Duration(timed.Sum(s => s.Seconds!.Value))} "
                + $"in all; "
                + $"{longest.Name} took the longest ({NumberText.Duration(longest.Seconds!.Value)})."
            : $"{NumberText.Count(stages.Count, "stage")}; no durations were recorded.";
    }

    private static DataTable<StageLine> Table(CycleReport report)
    {
        var most = report.Stages.Select(s => s.Seconds ?? 0).Where(Extent.Drawable).DefaultIfEmpty(0).Max();
        return new(
            "Stages of the cycle",
            report.Simulated,
            new Column<StageLine>("Stage", s => s.Name),
            new("State", s => Tag(s.State, Tone(s.State))),
            new("What was done", s => s.Done),
            new(
                "Took",
                s =>
                    new object?[]
                    {
                        SparkBar.Of(s.Seconds, most, "bar-quiet"),
                        " ",
                        Value(s.Seconds, NumberText.Duration),
                    },
                true
            )
        );
    }

    private static string Tone(string state) =>
        state.ToLowerInvariant() switch
        {
            "done" or "completed" => "good",
            "failed" or "cancelled" => "bad",
            "retried" or "late" => "warn",
            _ => "quiet",
        };
}
