using System.Text.Json.Serialization;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>What the saga remembers of one cycle. Kept after the end, so that status and repeated commands find it.</summary>
public sealed class CycleState : SagaStateMachineInstance, ISagaVersion, IShowsCycle
{
    /// <summary>The cycle's identity.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>Counts the writes.</summary>
    public int Version { get; set; }

    /// <summary>Name of the state.</summary>
    public string CurrentState { get; set; } = "";

    /// <summary>What the cycle is about.</summary>
    public CycleContext Cycle { get; set; } = null!; // set by the first event, before anything reads it

    /// <summary>The stage whose fact is awaited, or the last one.</summary>
    public Stage Stage { get; set; }

    /// <summary>Which try of the stage, from 1.</summary>
    public int Try { get; set; }

    /// <summary>When the cycle began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it failed or was cancelled.</summary>
    public string? Reason { get; set; }

    /// <summary>Who asked for it.</summary>
    public string? RequestedBy { get; set; }

    /// <summary>The stages that have begun.</summary>
    public List<StageProgress> Stages { get; set; } = [];

    /// <summary>What the step that just ran decided; not stored.</summary>
    [JsonIgnore]
    public Verdict Verdict { get; set; }

    /// <summary>A stage is asked for, for the first time or again.</summary>
    public void Begin(Stage stage, int attempt, DateTimeOffset now)
    {
        (Stage, Try) = (stage, attempt);
        if (Stages is [.., var last] && last.Stage == stage)
        {
            Stages[^1] = last with { Tries = last.Tries + 1 };
        }
        else
        {
            Stages.Add(new StageProgress { Stage = stage, StartedAt = now, Tries = 1 });
        }
    }

    /// <summary>The try of the stage that is awaited has failed.</summary>
    public void Blame(string reason)
    {
        if (Stages is [.., var last])
        {
            Stages[^1] = last with { Reason = reason };
        }
    }

    /// <summary>The fact of a stage has arrived; it implies those of the stages before, which it may have overtaken.</summary>
    public void FinishThrough(Stage stage, DateTimeOffset at)
    {
        for (var one = Stage; one <= stage; one++)
        {
            if (Stages.Count == 0 || Stages[^1].Stage != one)
            {
                Begin(one, 1, at);
            }

            var begun = Stages[^1];
            Stages[^1] = begun with { FinishedAt = at > begun.StartedAt ? at : begun.StartedAt };
        }
    }

    /// <inheritdoc />
    public CycleView ToView() => new()
    {
        Cycle = Cycle,
        State = CurrentState,
        Stage = Stage,
        Try = Try,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        Reason = Reason,
        RequestedBy = RequestedBy,
        Stages = [.. Stages],
    };
}
