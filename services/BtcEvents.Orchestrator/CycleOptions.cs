using BtcEvents.Contracts;

namespace BtcEvents.Orchestrator;

/// <summary>How long stages may take, and how often they are tried.</summary>
public sealed class CycleOptions
{
    /// <summary>Time that a stage has, unless <see cref="StageDeadlines"/> says otherwise; at most 7 days.</summary>
    public TimeSpan StageDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Times of single stages.</summary>
    public IDictionary<Stage, TimeSpan> StageDeadlines { get; } = new Dictionary<Stage, TimeSpan>();

    /// <summary>How often a stage is asked for before the cycle fails; 1 to 100.</summary>
    public int Tries { get; set; } = 3;

    /// <summary>
    /// Pause before a stage that failed is asked for again, times the number of its tries; at most one day.
    /// </summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many messages of different cycles one process follows at once; 1 to 1000. Those of one cycle take turns.
    /// </summary>
    public int ConcurrencyLimit { get; set; } = 16;

    /// <summary>The time that a stage has.</summary>
    public TimeSpan DeadlineOf(Stage stage) => StageDeadlines.TryGetValue(stage, out var own) ? own : StageDeadline;

    internal bool IsValid =>
        Tries is >= 1 and <= 100
        && ConcurrencyLimit is >= 1 and <= 1000
        && RetryPause >= TimeSpan.Zero
        && RetryPause <= TimeSpan.FromDays(1)
        && StageDeadlines
            .Values.Append(StageDeadline)
            .All(time => time > TimeSpan.Zero && time <= TimeSpan.FromDays(7));
}
