using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Orchestrator;

/// <summary>How far a cycle has come; what an event changes.</summary>
public sealed record CycleProgress
{
    /// <summary>The stage whose fact is awaited, or the last one.</summary>
    public Stage Stage { get; init; }

    /// <summary>Which try of the stage, from 1.</summary>
    public int Try { get; init; }

    /// <summary>When the cycle began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed or was cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>The stages that have begun, in order.</summary>
    public IReadOnlyList<StageProgress> Stages { get; init; } = [];

    /// <summary>A stage is asked for, for the first time or again.</summary>
    public CycleProgress Begin(Stage stage, int number, DateTimeOffset now)
    {
        var asked = this with { Stage = stage, Try = number };
        return Stages is [.., var last] && last.Stage == stage
            ? asked.WithLast(last with { Tries = last.Tries + 1 })
            : asked with
            {
                Stages =
                [
                    .. Stages,
                    new StageProgress
                    {
                        Stage = stage,
                        StartedAt = now,
                        Tries = 1,
                    },
                ],
            };
    }

    /// <summary>The try of the stage that is awaited has failed.</summary>
    public CycleProgress Blame(string reason) =>
        Stages is [.., var last] ? WithLast(last with { Reason = reason }) : this;

    /// <summary>
    /// The fact of a stage has arrived; it implies those of the stages before, which it may have overtaken.
    /// </summary>
    public CycleProgress FinishThrough(Stage stage, DateTimeOffset at)
    {
        var progress = this;
        for (var one = Stage; one <= stage; one++)
        {
            var begun = progress.Stages is [.., var last] && last.Stage == one ? progress : progress.Begin(one, 1, at);
            var ending = begun.Stages[^1];

            // Clocks of two machines differ: a stage never ends before it began.
            progress = begun.WithLast(ending with { FinishedAt = at > ending.StartedAt ? at : ending.StartedAt });
        }

        return progress;
    }

    private CycleProgress WithLast(StageProgress last) => this with { Stages = [.. Stages.SkipLast(1), last] };
}
