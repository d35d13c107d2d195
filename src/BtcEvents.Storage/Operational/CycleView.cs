using BtcEvents.Contracts;

namespace BtcEvents.Storage.Operational;

/// <summary>Where one cycle stands, for people: what <c>btc status</c> shows.</summary>
public sealed record CycleView
{
    /// <summary>The cycle.</summary>
    public required CycleContext Cycle { get; init; }

    /// <summary><c>Running</c>, <c>Completed</c>, <c>Failed</c> or <c>Cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>The stage that runs, or the last one that ran.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Which try of that stage, from 1.</summary>
    public required int Try { get; init; }

    /// <summary>When the cycle began (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed or was cancelled, one sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>Who asked for it.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>The stages that have begun, in order.</summary>
    public IReadOnlyList<StageProgress> Stages { get; init; } = [];
}
