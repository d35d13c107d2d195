using System.Text.Json.Serialization;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>
/// What the saga remembers of one cycle. Kept after the end, so that status and repeated commands find it.
/// </summary>
public sealed class CycleState : SagaStateMachineInstance, ISagaVersion, IShowsCycle
{
    /// <summary>The cycle's identity.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>Counts the writes.</summary>
    public int Version { get; set; }

    /// <summary>Name of the state, one of <see cref="CycleStates"/>.</summary>
    public string CurrentState { get; set; } = "";

    /// <summary>What the cycle is about.</summary>
    public CycleContext Cycle { get; set; } = null!; // set by the first event, before anything reads it

    /// <summary><see cref="CycleProgress.Stage"/>, stored.</summary>
    public Stage Stage { get; set; }

    /// <summary><see cref="CycleProgress.Try"/>, stored.</summary>
    public int Try { get; set; }

    /// <summary><see cref="CycleProgress.StartedAt"/>, stored.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary><see cref="CycleProgress.FinishedAt"/>, stored.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary><see cref="CycleProgress.Reason"/>, stored.</summary>
    public string? Reason { get; set; }

    /// <summary>Who asked for it.</summary>
    public string? RequestedBy { get; set; }

    /// <summary><see cref="CycleProgress.Stages"/>, stored.</summary>
    public IReadOnlyList<StageProgress> Stages { get; set; } = [];

    /// <summary>How far it has come: the members above, as one value.</summary>
    [JsonIgnore]
    public CycleProgress Progress
    {
        get =>
            new()
            {
                Stage = Stage,
                Try = Try,
                StartedAt = StartedAt,
                FinishedAt = FinishedAt,
                Reason = Reason,
                Stages = Stages,
            };
        set =>
            (Stage, Try, StartedAt, FinishedAt, Reason, Stages) = (
                value.Stage,
                value.Try,
                value.StartedAt,
                value.FinishedAt,
                value.Reason,
                value.Stages
            );
    }

    /// <summary>
    /// The cycle that a command means, not begun yet; with an as-of date only where its month is one.
    /// </summary>
    public static CycleState Of(StartMonthlyCycle command)
    {
        var context = new CycleContext
        {
            CycleId = CycleIdentity.Of(command.Symbol, command.Month, command.Attempt),
            Symbol = command.Symbol,
            Month = command.Month,
            AsOf = Month.TryParse(command.Month, out var month) ? month.FirstDay.AddDays(-1) : DateOnly.MinValue,
            Attempt = command.Attempt,
            Plan = command.Plan ?? new CyclePlan(),
        };
        return new CycleState
        {
            CorrelationId = context.CycleId,
            Cycle = context,
            RequestedBy = command.RequestedBy,
        };
    }

    /// <inheritdoc />
    public CycleView ToView() =>
        new()
        {
            Cycle = Cycle,
            State = CurrentState,
            Stage = Stage,
            Try = Try,
            StartedAt = StartedAt,
            FinishedAt = FinishedAt,
            Reason = Reason,
            RequestedBy = RequestedBy,
            Stages = Stages,
        };
}
