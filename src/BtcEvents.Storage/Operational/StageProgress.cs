using BtcEvents.Contracts;

namespace BtcEvents.Storage.Operational;

/// <summary>One stage of one cycle.</summary>
public sealed record StageProgress
{
    /// <summary>The stage.</summary>
    public required Stage Stage { get; init; }

    /// <summary>When the saga first asked for it (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its fact arrived; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How often it was asked for.</summary>
    public required int Tries { get; init; }

    /// <summary>Why the latest try that failed did, one sentence; null where none has.</summary>
    public string? Reason { get; init; }
}
