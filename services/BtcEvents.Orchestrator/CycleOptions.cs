using System.ComponentModel.DataAnnotations;
using BtcEvents.Contracts;

namespace BtcEvents.Orchestrator;

/// <summary>How long stages may take, and how often they are tried.</summary>
public sealed class CycleOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Cycle";

    /// <summary>Time that a stage has, unless <see cref="StageDeadlines"/> says otherwise; at most 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00", MinimumIsExclusive = true)]
    public TimeSpan StageDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Times of single stages.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00", MinimumIsExclusive = true)]
    public IDictionary<Stage, TimeSpan> StageDeadlines { get; } = new Dictionary<Stage, TimeSpan>();

    /// <summary>How often a stage is asked for before the cycle fails; 1 to 100.</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 3;

    /// <summary>
    /// Pause before a stage that failed is asked for again, times the number of its tries; at most one day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many messages of different cycles one process follows at once; 1 to 1000. Those of one cycle take turns.
    /// </summary>
    [Range(1, 1000)]
    public int ConcurrencyLimit { get; set; } = 16;

    /// <summary>The time that a stage has.</summary>
    public TimeSpan DeadlineOf(Stage stage) => StageDeadlines.TryGetValue(stage, out var own) ? own : StageDeadline;
}
