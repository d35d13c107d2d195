using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>One stage of a cycle in words and figures, the same for screen, JSON and report.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c>, <c>reused</c>, <c>skipped</c>,
/// <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Done">What was done.</param>
/// <param name="Seconds">Time taken so far; null where it has not begun.</param>
public sealed record StageSummary(Stage Stage, string State, string Done, double? Seconds)
{
    /// <summary>How long its message waited for its consumer; null where no fact says so yet.</summary>
    public double? WaitSeconds { get; init; }

    /// <summary>How long the consumer worked, pauses between tries with it; null where no fact says so
    /// yet.</summary>
    public double? WorkSeconds { get; init; }

    /// <summary>Every stage, in order.</summary>
    public static IReadOnlyList<StageSummary> Of(CycleOutcome outcome, DateTimeOffset now) =>
        [.. Enum.GetValues<Stage>().Select(stage => Of(outcome, stage, now))];

    private static StageSummary Of(CycleOutcome outcome, Stage stage, DateTimeOffset now)
    {
        var progress = outcome.Status.Stages.FirstOrDefault(s => s.Stage == stage);
        var recorded = outcome.Facts.LastOrDefault(f => StageFacts.StageOf(f.Body) == stage);
        if (!outcome.Cycle.Plan.Runs(stage))
        {
            return new(stage, "skipped", "not in the plan", null);
        }

        var seconds = progress is null
            ? (double?)null
            : ((progress.FinishedAt ?? outcome.Status.FinishedAt ?? now) - progress.StartedAt).TotalSeconds;
        if (recorded is not null)
        {
            return Of(stage, recorded, seconds);
        }

        return progress is null ? new(stage, "waiting", "", null)
            : outcome.IsRunning ? new(stage, "running", Tries(progress), seconds)
            : new(stage, outcome.Status.State.ToLowerInvariant(), outcome.Status.Reason ?? "", seconds);
    }

    private static StageSummary Of(Stage stage, RecordedFact recorded, double? seconds)
    {
        var (fact, hop) = (recorded.Body, new TracedHop(recorded, Earlier: false));
        return new(stage, fact is FeaturesSelected { Reused: true } ? "reused" : "done", Describe(fact), seconds)
        {
            WaitSeconds = hop.Wait?.TotalSeconds,
            WorkSeconds = hop.Work?.TotalSeconds,
        };
    }

    private static string Tries(StageProgress progress) =>
        progress.Tries < 2 ? ""
        : progress.Reason is null ? $"try {progress.Tries}"
        : $"try {progress.Tries}, since {progress.Reason}";

    /// <summary>What the fact of a stage says, in a few words.</summary>
    public static string Describe(ICycleFact fact) =>
        fact switch
        {
            DataUpdated f => $"{f.Series.Count} series, {f.Series.Sum(s => s.Rows):N0} rows known, "
                + $"{f.Series.Sum(s => s.Written):N0} written, {f.Findings.Count} warnings",
            FeaturesPrepared f => $"{f.Months} months of {f.Features} features",
            FeaturesSelected f => $"{f.Features.Count} of {f.Considered} features kept",
            ModelTrained f =>
                $"{Candidates(f.Leaderboard.Count(s => !s.Baseline))} against {f.Leaderboard.Count(s => s.Baseline)} "
                    + $"baselines: {f.Algorithm} forecasts",
            ForecastMade f => $"{f.ChangePercent:+0.0;-0.0;0.0} % ({f.Lower:+0.0;-0.0;0.0} to {f.Upper:+0.0;-0.0;0.0})",
            _ => "",
        };

    private static string Candidates(int number) => $"{number} candidate{(number == 1 ? "" : "s")}";
}
